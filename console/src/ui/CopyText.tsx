import { CheckOutlined, CopyOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Copies a text, and says so only when the clipboard took it (it needs a secure page). */
export function CopyText({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");
  const copy = () => {
    const clipboard = navigator.clipboard as Clipboard | undefined;
    (clipboard === undefined ? Promise.reject(new Error("no clipboard")) : clipboard.writeText(text))
      .then(() => setCopied("yes"))
      .catch(() => setCopied("refused"));
  };
  return (
    <Button icon={copied === "yes" ? <CheckOutlined /> : <CopyOutlined />} onClick={copy} aria-live="polite">
      {copied === "yes" ? t("common.copied") : copied === "refused" ? t("common.copyRefused") : label}
    </Button>
  );
}
