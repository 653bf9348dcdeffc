import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { keys } from "../../api/queryKeys.ts";
import { tenancy } from "../../api/tenancy.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { NameFields } from "./NameFields.tsx";

interface Values {
  name: string;
  displayName: string;
}

export function NewTribe({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const client = useQueryClient();
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: tenancy.createTribe,
    onSuccess: async (tribe) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: keys.tribes }),
        client.invalidateQueries({ queryKey: keys.me }),
      ]);
      void navigate(`/tribes/${tribe.name}`);
    },
  });
  return (
    <FormDialog
      title={t("tribes.new")}
      confirm={t("common.create")}
      form={form}
      pending={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate(values)}
      onClose={onClose}
    >
      <NameFields />
    </FormDialog>
  );
}
