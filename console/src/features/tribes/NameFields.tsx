import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { NAME_PATTERN } from "./names.ts";

/** The two names that tribes, environments and applications have: one for machines, one for people. */
export function NameFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="name"
        label={t("naming.name")}
        extra={t("naming.nameHint")}
        rules={[{ required: true, pattern: NAME_PATTERN, message: t("naming.nameShape") }]}
      >
        <Input autoFocus spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="displayName"
        label={t("naming.displayName")}
        rules={[{ required: true, whitespace: true, message: t("naming.displayNameMissing") }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
    </>
  );
}
