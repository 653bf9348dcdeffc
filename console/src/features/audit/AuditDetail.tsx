import { useTranslation } from "react-i18next";
import type { AuditEntry } from "../../api/types.ts";
import { Facts } from "../../ui/Facts.tsx";
import styles from "./AuditPage.module.css";

export function AuditDetail({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  return (
    <div className={styles.detail}>
      <pre>{JSON.stringify(entry.detail, null, 2)}</pre>
      <Facts
        facts={[
          { label: t("audit.hash"), value: <code>{entry.hash}</code> },
          { label: t("audit.previousHash"), value: <code>{entry.previousHash}</code> },
        ]}
      />
    </div>
  );
}
