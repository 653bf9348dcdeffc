import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { FaultType } from "../api/types.ts";
import styles from "./FaultMark.module.css";

/** Whose fault it is, and the stable code to search for. */
export function FaultMark({ type, code }: { type: FaultType; code: string | null }) {
  const { t } = useTranslation();
  return (
    <span className={styles.mark}>
      <Tooltip title={t(`fault.${type}Hint`)}>
        <span className={styles.type}>{t(`fault.${type}`)}</span>
      </Tooltip>
      {code === null ? null : <code>{code}</code>}
    </span>
  );
}
