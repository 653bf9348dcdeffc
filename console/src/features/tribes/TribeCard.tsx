import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Application, Tribe } from "../../api/types.ts";
import { StatusWord } from "../../ui/StatusWord.tsx";
import { STATUS_LOOK, STATUS_ORDER } from "../../ui/tones.ts";
import { countStates } from "./matrix.ts";
import { applicationsQuery } from "./queries.ts";
import styles from "./TribesPage.module.css";

export function TribeCard({ tribe }: { tribe: Tribe }) {
  const { t } = useTranslation();
  const applications = useQuery(applicationsQuery(tribe.name));
  return (
    <Link to={`/tribes/${tribe.name}`} className={styles.card}>
      <div className={styles.head}>
        <h2 className={styles.title}>{tribe.displayName}</h2>
        <code className="muted">{tribe.name}</code>
        <span className={styles.role}>{t(`role.${tribe.role}`)}</span>
      </div>
      <div className={styles.counts}>
        {applications.data !== undefined ? (
          <Counts applications={applications.data} />
        ) : (
          <span className="muted">
            {t(applications.error === null ? "common.loading" : "tribes.countsUnknown")}
          </span>
        )}
      </div>
    </Link>
  );
}

function Counts({ applications }: { applications: Application[] }) {
  const { t } = useTranslation();
  const counts = countStates(applications);
  if (counts.size === 0) {
    return <span className="muted">{t("tribes.nothingDeployed")}</span>;
  }
  return STATUS_ORDER.filter((state) => counts.has(state)).map((state) => (
    <StatusWord
      key={state}
      look={STATUS_LOOK[state]}
      word={`${counts.get(state) ?? 0} ${t(`status.${state}`)}`}
    />
  ));
}
