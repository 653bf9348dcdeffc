import { ClearOutlined, DownloadOutlined, PauseOutlined, CaretRightOutlined } from "@ant-design/icons";
import { Button, Input, Select, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import type { KeptLine } from "../../live/logBuffer.ts";
import { downloadLines } from "./downloadLines.ts";
import type { LogView } from "./logView.ts";
import styles from "./Logs.module.css";

interface LogToolbarProps {
  view: LogView;
  instances: string[];
  paused: boolean;
  held: number;
  lines: readonly KeptLine[];
  onChange: (changed: Partial<LogView>) => void;
  onPause: () => void;
  onClear: () => void;
}

const ALL = "";

export function LogToolbar({
  view,
  instances,
  paused,
  held,
  lines,
  onChange,
  onPause,
  onClear,
}: LogToolbarProps) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        className={styles.instance ?? ""}
        aria-label={t("logs.instance")}
        value={view.instance ?? ALL}
        onChange={(chosen) => onChange({ instance: chosen === ALL ? null : chosen })}
        options={[
          { value: ALL, label: t("logs.allInstances") },
          ...instances.map((name) => ({ value: name, label: name })),
        ]}
      />
      <Select
        aria-label={t("logs.stream")}
        value={view.stream}
        onChange={(stream) => onChange({ stream })}
        options={[
          { value: "all", label: t("logs.bothStreams") },
          { value: "out", label: t("logs.out") },
          { value: "error", label: t("logs.error") },
        ]}
      />
      <Input
        className={styles.filter ?? ""}
        allowClear
        spellCheck={false}
        aria-label={t("logs.filter")}
        placeholder={t("logs.filter")}
        value={view.text}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <Button
        type={paused ? "primary" : "default"}
        icon={paused ? <CaretRightOutlined /> : <PauseOutlined />}
        onClick={onPause}
      >
        {paused ? t("logs.resume", { held }) : t("logs.pause")}
      </Button>
      <Tooltip title={t("logs.download")}>
        <Button
          icon={<DownloadOutlined />}
          aria-label={t("logs.download")}
          onClick={() => downloadLines(lines)}
        />
      </Tooltip>
      <Tooltip title={t("logs.clear")}>
        <Button icon={<ClearOutlined />} aria-label={t("logs.clear")} onClick={onClear} />
      </Tooltip>
    </>
  );
}
