import { Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../i18n/useLanguage.ts";
import type { Connection } from "../live/connection.ts";
import { useNow } from "./clock.ts";
import styles from "./ConnectionState.module.css";
import { formatInstant, formatSpan } from "./format.ts";
import { Glyph } from "./Glyph.tsx";
import { ProblemNotice } from "./ProblemNotice.tsx";

/** Whether what is on the screen is the present. Quiet while it is. */
export function ConnectionMark({ connection }: { connection: Connection }) {
  const { t } = useTranslation();
  switch (connection.state) {
    case "live":
      return (
        <Tooltip title={t("live.liveHint")}>
          <span className={styles.mark} data-state="live" role="status">
            <span className={styles.dot} />
            {t("live.live")}
          </span>
        </Tooltip>
      );
    case "ended":
      return null;
    default:
      return (
        <span className={styles.mark} data-state={connection.state} role="status">
          <span className={styles.dot} />
          {t(connection.state === "connecting" ? "live.connecting" : "live.notLive")}
        </span>
      );
  }
}

/** Says across the page that what it shows is old, and how old. */
export function ConnectionBanner({ connection }: { connection: Connection }) {
  if (connection.state === "refused") {
    return <ProblemNotice error={connection.problem} />;
  }
  return connection.state === "lost" ? <LostBanner connection={connection} /> : null;
}

function LostBanner({ connection }: { connection: Extract<Connection, { state: "lost" }> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const now = useNow();
  const { lastSeenAt } = connection;
  return (
    <div className={styles.banner} role="alert">
      <Glyph look={{ tone: "unknown", shape: "diamond" }} size={15} />
      <strong>{t("live.lost")}</strong>
      <span>
        {lastSeenAt === null
          ? t("live.neverSeen")
          : t("live.lastSeen", {
              at: formatInstant(lastSeenAt),
              span: formatSpan(now - lastSeenAt, language),
            })}
      </span>
      <span className="muted figures">
        {t("live.nextAttempt", { span: formatSpan(connection.retryAt - now, language) })}
      </span>
    </div>
  );
}
