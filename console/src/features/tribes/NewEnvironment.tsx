import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Checkbox, Form } from "antd";
import { useTranslation } from "react-i18next";
import { keys } from "../../api/queryKeys.ts";
import { tenancy } from "../../api/tenancy.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { NameFields } from "./NameFields.tsx";

interface Values {
  name: string;
  displayName: string;
  production: boolean;
}

export function NewEnvironment({ tribe, onClose }: { tribe: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (values: Values) => tenancy.createEnvironment(tribe, values),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.environments(tribe) });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("tribe.newEnvironment")}
      confirm={t("common.create")}
      form={form}
      initialValues={{ production: false }}
      pending={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate(values)}
      onClose={onClose}
    >
      <NameFields />
      <Form.Item name="production" valuePropName="checked">
        <Checkbox>{t("tribe.isProduction")}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}
