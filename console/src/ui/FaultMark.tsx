import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { FaultType } from "../api/types.ts";
import styles from "./FaultMark.module.css";

interface FaultMarkProps {
  type: FaultType;
  code: string | null;
  title: string | null;
}

/** Whose fault it is, what kind of fault, and the stable code to search for. */
export function FaultMark({ type, code, title }: FaultMarkProps) {
  const { t } = useTranslation();
  return (
    <span className={styles.mark}>
      <Tooltip title={t(`fault.${type}Hint`)}>
        <span className={styles.type}>{t(`fault.${type}`)}</span>
      </Tooltip>
      {title === null ? null : <span>{title}</span>}
      {code === null ? null : <code>{code}</code>}
    </span>
  );
}
