import { useTranslation } from "react-i18next";
import type { Deployed, Route } from "../../api/types.ts";
import { Facts, type Fact } from "../../ui/Facts.tsx";
import { Glyph } from "../../ui/Glyph.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Age } from "../../ui/Time.tsx";
import { STATUS_LOOK } from "../../ui/tones.ts";
import { ReleaseName } from "../delivery/ReleaseName.tsx";
import styles from "./ApplicationPage.module.css";
import { sentenceOf } from "./sentence.ts";

/** What was observed, next to what is wanted; the two are never merged into one figure. */
export function Summary({ deployed }: { deployed: Deployed }) {
  const { t } = useTranslation();
  const { status, intent, kind } = deployed;
  const said = sentenceOf(status);
  const release = status.release ?? (kind === "service" ? null : intent.release);
  const facts: (Fact | null)[] = [
    kind === "service"
      ? {
          label: t("application.ready"),
          value: (
            <span className={`figures ${styles.ready ?? ""}`}>
              {t(status.state === "unknown" ? "tribe.wasReadyOf" : "tribe.readyOf", {
                ready: status.ready,
                wanted: status.wanted,
              })}
            </span>
          ),
        }
      : null,
    {
      label: t("application.release"),
      value:
        release === null ? (
          t("application.noRelease")
        ) : (
          <ReleaseName tribe={deployed.tribe} application={deployed.application} release={release} />
        ),
    },
    kind === "service" ? null : { label: t("application.kind"), value: t(`kind.${kind}`) },
    intent.schedule === null
      ? null
      : { label: t("application.schedule"), value: <code>{intent.schedule}</code> },
    { label: t("application.generation"), value: <Generations deployed={deployed} /> },
    {
      label: t("application.observed"),
      value:
        status.observedAt === null ? t("application.neverObserved") : <Age since={status.observedAt} ago />,
    },
    intent.restartedAt === null
      ? null
      : { label: t("application.restarted"), value: <Age since={intent.restartedAt} ago /> },
    deployed.routes.length === 0
      ? null
      : { label: t("application.routes"), value: <Routes routes={deployed.routes} /> },
  ];
  return (
    <Panel title={t("application.summary")} untitled tone={STATUS_LOOK[status.state].tone}>
      <p className={styles.sentence}>
        {said === null ? status.summary : t(`sentence.${said.key}`, said.values)}
      </p>
      <Facts facts={facts.filter((fact) => fact !== null)} />
    </Panel>
  );
}

function Generations({ deployed: { intent, status } }: { deployed: Deployed }) {
  const { t } = useTranslation();
  return status.observedGeneration >= intent.generation ? (
    <span className="figures">{intent.generation}</span>
  ) : (
    <span className="figures">
      {t("application.generationBehind", { wanted: intent.generation, observed: status.observedGeneration })}
    </span>
  );
}

function Routes({ routes }: { routes: Route[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.routes}>
      {routes.map(({ url, ready }) => (
        <li key={url} className={styles.route}>
          <Glyph look={ready > 0 ? STATUS_LOOK.running : STATUS_LOOK.degraded} size={11} />
          <a href={url} target="_blank" rel="noreferrer">
            {url}
          </a>
          {ready > 0 ? (
            <span className="visually-hidden">{t("application.routeReady")}</span>
          ) : (
            <span className="muted">{t("application.routeNotReady")}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
