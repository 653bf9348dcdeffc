import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { identity } from "../../api/identity.ts";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";

interface Passwords {
  current: string;
  replacement: string;
  again: string;
}

interface PasswordFormProps {
  onChanged: () => void;
  size?: "middle" | "large";
}

export function PasswordForm({ onChanged, size = "middle" }: PasswordFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Passwords>();
  const change = useMutation({
    mutationFn: ({ current, replacement }: Passwords) => identity.changePassword(current, replacement),
    onSuccess: () => {
      form.resetFields();
      onChanged();
    },
  });
  const required = [{ required: true, message: t("session.passwordMissing") }];
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => change.mutate(values)}>
      {change.error === null ? null : (
        <Form.Item>
          <ProblemNotice error={change.error} />
        </Form.Item>
      )}
      <Form.Item name="current" label={t("account.currentPassword")} rules={required}>
        <Input.Password autoComplete="current-password" size={size} />
      </Form.Item>
      <Form.Item
        name="replacement"
        label={t("account.newPassword")}
        extra={t("account.passwordPolicy")}
        rules={required}
      >
        <Input.Password autoComplete="new-password" size={size} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("account.newPasswordAgain")}
        dependencies={["replacement"]}
        rules={[
          {
            validator: (_, value) =>
              value === form.getFieldValue("replacement")
                ? Promise.resolve()
                : Promise.reject(new Error(t("account.passwordsDiffer"))),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" size={size} />
      </Form.Item>
      <Button type="primary" htmlType="submit" size={size} loading={change.isPending}>
        {t("account.changePassword")}
      </Button>
    </Form>
  );
}
