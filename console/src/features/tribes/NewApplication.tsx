import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { applications } from "../../api/applications.ts";
import { keys } from "../../api/queryKeys.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { NameFields } from "./NameFields.tsx";

interface Values {
  name: string;
  displayName: string;
  url?: string;
  ref?: string;
}

export function NewApplication({ tribe, onClose }: { tribe: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: ({ name, displayName, url, ref }: Values) =>
      applications.create(tribe, {
        name,
        displayName,
        ...(url === undefined || url === "" ? {} : { source: { kind: "git", url, ref: ref ?? "main" } }),
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.applications(tribe) });
      onClose();
    },
  });
  return (
    <FormDialog
      title={t("tribe.newApplication")}
      confirm={t("common.create")}
      form={form}
      initialValues={{ ref: "main" }}
      pending={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate(values)}
      onClose={onClose}
    >
      <NameFields />
      <Form.Item name="url" label={t("deploy.gitUrl")} extra={t("tribe.sourceHint")}>
        <Input spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item name="ref" label={t("deploy.gitRef")}>
        <Input spellCheck={false} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  );
}
