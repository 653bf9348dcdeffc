import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Application, Deployed, Environment, Status } from "../../api/types.ts";
import { Age } from "../../ui/Time.tsx";
import { StatusWord } from "../../ui/StatusWord.tsx";
import { STATUS_LOOK } from "../../ui/tones.ts";
import { sentenceOf } from "../applications/sentence.ts";
import { statusOf } from "./matrix.ts";
import styles from "./Matrix.module.css";

interface MatrixProps {
  tribe: string;
  environments: Environment[];
  /** What each environment holds, in the same order; undefined where it is not known. */
  deployed: (Deployed[] | undefined)[];
  applications: Application[];
}

/** Applications down, environments across: where what runs, and how truly we know it. */
export function Matrix({ tribe, environments, deployed, applications }: MatrixProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.scroller}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">{t("tribe.matrix")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("tribe.application")}</th>
            {environments.map(({ name, displayName, production }) => (
              <th scope="col" key={name}>
                {displayName} {displayName === name ? null : <code>{name}</code>}
                {production ? <span className={styles.production}>{t("tribe.production")}</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {applications.map((application) => (
            <tr key={application.name}>
              <th scope="row">
                <span className={styles.application}>{application.name}</span>
                {application.displayName === application.name ? null : (
                  <span className="muted">{application.displayName}</span>
                )}
              </th>
              {environments.map(({ name }, column) => (
                <td key={name}>
                  <Cell
                    to={`/tribes/${tribe}/environments/${name}/applications/${application.name}`}
                    status={statusAt(application.name, deployed[column])}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function statusAt(application: string, deployed: Deployed[] | undefined): Status | null | undefined {
  return deployed === undefined ? undefined : statusOf(application, deployed);
}

function Cell({ to, status }: { to: string; status: Status | null | undefined }) {
  const { t } = useTranslation();
  const said = status === undefined || status === null ? null : sentenceOf(status);
  if (status === undefined) {
    return (
      <Link to={to} className={styles.cell} data-empty="true">
        {t("tribe.notKnownYet")}
      </Link>
    );
  }
  if (status === null) {
    return (
      <Link to={to} className={styles.cell} data-empty="true">
        {t("tribe.notDeployed")}
      </Link>
    );
  }
  return (
    <Link to={to} className={styles.cell} title={status.summary}>
      <span className={styles.state}>
        <StatusWord look={STATUS_LOOK[status.state]} word={t(`status.${status.state}`)} />
        <Ready status={status} />
      </span>
      <span className={styles.note}>
        {status.state === "unknown" && status.observedAt !== null ? (
          <>
            {t("tribe.lastObserved")} <Age since={status.observedAt} ago />
          </>
        ) : (
          (status.fault?.message ?? (said === null ? status.summary : t(`sentence.${said.key}`, said.values)))
        )}
      </span>
    </Link>
  );
}

/** Figures of the past are marked as such; an application that wants no instances has no figures to show. */
function Ready({ status: { state, ready, wanted } }: { status: Status }) {
  const { t } = useTranslation();
  return wanted === 0 && ready === 0 ? null : (
    <span className="figures muted">
      {t(state === "unknown" ? "tribe.wasReadyOf" : "tribe.readyOf", { ready, wanted })}
    </span>
  );
}
