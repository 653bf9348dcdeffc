import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Checkbox, Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { identity } from "../../api/identity.ts";
import { keys } from "../../api/queryKeys.ts";
import { serverNow } from "../../api/serverClock.ts";
import type { IssuedToken, Scope } from "../../api/types.ts";
import { CopyText } from "../../ui/CopyText.tsx";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { useMe } from "../session/useMe.ts";
import styles from "./AccountPage.module.css";

interface Values {
  name: string;
  scopes: Scope[];
  tribe: string;
  days: number;
}

const LIFETIMES = [1, 7, 30, 90, 365];
const SCOPES: Scope[] = ["read", "deploy", "admin"];
const DAY_MILLIS = 86_400_000;

export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { tribes } = useMe();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const issue = useMutation({
    // The secret is shown once: the cache must not keep it longer than this dialog is open.
    gcTime: 0,
    mutationFn: ({ name, scopes, tribe, days }: Values) =>
      identity.issueToken({
        name,
        scopes,
        expiresAt: new Date(serverNow() + days * DAY_MILLIS).toISOString(),
        ...(tribe === "" ? {} : { tribe }),
      }),
    onSuccess: () => void client.invalidateQueries({ queryKey: keys.tokens }),
  });
  if (issue.data !== undefined) {
    return <Issued token={issue.data} onClose={onClose} />;
  }
  return (
    <FormDialog
      title={t("token.new")}
      confirm={t("token.issue")}
      form={form}
      initialValues={{ scopes: ["read"], tribe: "", days: 30 }}
      pending={issue.isPending}
      error={issue.error}
      onSubmit={(values) => issue.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t("token.name")}
        rules={[{ required: true, message: t("token.nameMissing") }]}
      >
        <Input autoFocus autoComplete="off" placeholder={t("token.nameHint")} />
      </Form.Item>
      <Form.Item
        name="scopes"
        label={t("token.scopes")}
        rules={[{ required: true, type: "array", min: 1, message: t("token.scopesMissing") }]}
      >
        <Checkbox.Group options={SCOPES.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))} />
      </Form.Item>
      <Form.Item name="tribe" label={t("token.tribe")}>
        <Select
          options={[
            { value: "", label: t("token.allTribes") },
            ...tribes.map(({ name, displayName }) => ({ value: name, label: `${displayName} (${name})` })),
          ]}
        />
      </Form.Item>
      <Form.Item name="days" label={t("token.lifetime")}>
        <Select
          options={LIFETIMES.map((days) => ({ value: days, label: t("token.days", { count: days }) }))}
        />
      </Form.Item>
    </FormDialog>
  );
}

function Issued({ token, onClose }: { token: IssuedToken; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={t("token.issued", { name: token.name })}
      okText={t("common.done")}
      onOk={onClose}
      onCancel={onClose}
      mask={{ closable: false }}
      cancelButtonProps={{ style: { display: "none" } }}
    >
      <Alert type="warning" title={t("token.once")} showIcon />
      <p className={styles.secret}>
        <code>{token.secret}</code>
        <CopyText text={token.secret} label={t("common.copy")} />
      </p>
    </Modal>
  );
}
