import { Button, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AuditFilter } from "../../api/audit.ts";
import styles from "./AuditPage.module.css";

interface AuditFilterBarProps {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

/** Words count when Enter is pressed or the field is left, so that each letter is not a question to the server. */
export function AuditFilterBar({ filter, onChange }: AuditFilterBarProps) {
  const { t } = useTranslation();
  const span: [dayjs.Dayjs | null, dayjs.Dayjs | null] = [
    filter.from === undefined ? null : dayjs(filter.from),
    filter.to === undefined ? null : dayjs(filter.to),
  ];
  return (
    <search className={styles.filter}>
      <Word
        label={t("audit.actor")}
        value={filter.actor}
        onChange={(actor) => onChange({ ...filter, actor })}
      />
      <Word
        label={t("audit.action")}
        value={filter.action}
        onChange={(action) => onChange({ ...filter, action })}
      />
      <Word
        label={t("audit.tribe")}
        value={filter.tribe}
        onChange={(tribe) => onChange({ ...filter, tribe })}
      />
      <DatePicker.RangePicker
        showTime
        allowEmpty={[true, true]}
        value={span}
        placeholder={[t("audit.from"), t("audit.to")]}
        onChange={(chosen) =>
          onChange({
            ...filter,
            from: chosen?.[0]?.toISOString() ?? "",
            to: chosen?.[1]?.toISOString() ?? "",
          })
        }
      />
      <Button onClick={() => onChange({})}>{t("common.reset")}</Button>
    </search>
  );
}

interface WordProps {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
}

function Word({ label, value = "", onChange }: WordProps) {
  const [typed, setTyped] = useState(value);
  const settle = () => {
    if (typed !== value) {
      onChange(typed);
    }
  };
  return (
    <Input
      className={styles.word ?? ""}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={settle}
      onBlur={settle}
    />
  );
}
