import { useQueries, useQuery } from "@tanstack/react-query";
import { Input, Switch } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { Application, Environment } from "../../api/types.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { useRefusal } from "../session/useRefusal.ts";
import { isTroubled, rowsOf } from "./matrix.ts";
import { Matrix } from "./Matrix.tsx";
import { NewApplication } from "./NewApplication.tsx";
import { NewEnvironment } from "./NewEnvironment.tsx";
import { applicationsQuery, deployedInQuery, environmentsQuery, tribeQuery } from "./queries.ts";
import styles from "./Matrix.module.css";

export function TribePage() {
  const { tribe: name = "" } = useParams();
  const { t } = useTranslation();
  const tribe = useQuery(tribeQuery(name));
  const [dialog, setDialog] = useState<"environment" | "application" | null>(null);
  const displayName = tribe.data?.displayName ?? name;
  return (
    <>
      <PageHeader
        name={displayName}
        crumbs={[{ label: t("tribes.name"), to: "/tribes" }]}
        beside={<code className="muted">{name}</code>}
        actions={
          <>
            <ActionButton onClick={() => setDialog("environment")} refused={useRefusal(name, "administer")}>
              {t("tribe.newEnvironment")}
            </ActionButton>
            <ActionButton
              type="primary"
              onClick={() => setDialog("application")}
              refused={useRefusal(name, "operate")}
            >
              {t("tribe.newApplication")}
            </ActionButton>
          </>
        }
      />
      <Loaded query={tribe} rows={1}>
        {() => <TribeApplications tribe={name} />}
      </Loaded>
      {dialog === "environment" ? <NewEnvironment tribe={name} onClose={() => setDialog(null)} /> : null}
      {dialog === "application" ? <NewApplication tribe={name} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function TribeApplications({ tribe }: { tribe: string }) {
  const environments = useQuery(environmentsQuery(tribe));
  const applications = useQuery(applicationsQuery(tribe));
  return (
    <Loaded query={environments}>
      {(columns) => (
        <Loaded query={applications}>
          {(rows) => <Overview tribe={tribe} environments={columns} applications={rows} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface OverviewProps {
  tribe: string;
  environments: Environment[];
  applications: Application[];
}

function Overview({ tribe, environments, applications }: OverviewProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [troubledOnly, setTroubledOnly] = useState(false);
  const deployed = useQueries({ queries: environments.map(({ name }) => deployedInQuery(tribe, name)) });
  const failed = deployed.find(({ error }) => error !== null);
  const troubled = applications.filter(isTroubled).length;
  const rows = rowsOf(applications, { text, troubledOnly });
  return (
    <>
      {failed === undefined ? null : (
        <ProblemNotice error={failed.error} onRetry={() => void failed.refetch()} />
      )}
      <Panel
        flush
        title={t("tribe.applications", { count: applications.length })}
        aside={
          <>
            <label className={styles.only}>
              <Switch size="small" checked={troubledOnly} onChange={setTroubledOnly} />
              {t("tribe.troubledOnly", { troubled })}
            </label>
            <Input.Search
              className={styles.search ?? ""}
              allowClear
              aria-label={t("tribe.search")}
              placeholder={t("tribe.search")}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </>
        }
      >
        {applications.length === 0 ? (
          <Nothing title={t("tribe.noApplications")}>{t("tribe.noApplicationsHint")}</Nothing>
        ) : rows.length === 0 ? (
          <Nothing title={t("tribe.noMatch")} />
        ) : (
          <Matrix
            tribe={tribe}
            environments={environments}
            deployed={deployed.map(({ data }) => data)}
            applications={rows}
          />
        )}
      </Panel>
    </>
  );
}
