import { useMutation } from "@tanstack/react-query";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { identity } from "../../api/identity.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";

interface Values {
  password: string;
}

export function RemoveTotp({ onRemoved, onClose }: { onRemoved: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const remove = useMutation({
    mutationFn: ({ password }: Values) => identity.removeTotp(password),
    onSuccess: onRemoved,
  });
  return (
    <FormDialog
      danger
      title={t("totp.remove")}
      confirm={t("totp.remove")}
      form={form}
      pending={remove.isPending}
      error={remove.error}
      onSubmit={(values) => remove.mutate(values)}
      onClose={onClose}
    >
      <p>{t("totp.removeHint")}</p>
      <Form.Item
        name="password"
        label={t("session.password")}
        rules={[{ required: true, message: t("session.passwordMissing") }]}
      >
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
