import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Deployment } from "../../api/types.ts";
import { ConnectionBanner, ConnectionMark } from "../../ui/ConnectionState.tsx";
import { Facts, type Fact } from "../../ui/Facts.tsx";
import { shortCommit } from "../../ui/format.ts";
import { Loaded } from "../../ui/Loaded.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Duration, Moment } from "../../ui/Time.tsx";
import { ROLLOUT_LOOK } from "../../ui/tones.ts";
import styles from "../applications/ApplicationPage.module.css";
import { placeAddress } from "../applications/usePlace.ts";
import { InstancesTable } from "../runtime/InstancesTable.tsx";
import { timedStages } from "../../live/deploymentStream.ts";
import { BuildLog } from "./BuildLog.tsx";
import { deploymentQuery } from "./queries.ts";
import { ReleaseName } from "./ReleaseName.tsx";
import { RolloutProgress } from "./RolloutProgress.tsx";
import { SourceText } from "./SourceText.tsx";
import { StageStrip } from "./StageStrip.tsx";
import { Steering } from "./Steering.tsx";
import { useDeploymentStream } from "./useDeploymentStream.ts";
import { VerdictPanel } from "./VerdictPanel.tsx";

export function DeploymentPage() {
  const { tribe = "", deployment: id = "" } = useParams();
  const { t } = useTranslation();
  const deployment = useQuery(deploymentQuery(tribe, id));
  return (
    <>
      {deployment.data === undefined ? <PageHeader name={t("deployment.name")} /> : null}
      <Loaded query={deployment}>{(data) => <Following key={id} deployment={data} />}</Loaded>
    </>
  );
}

function Following({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation();
  const { progress, connection } = useDeploymentStream(deployment);
  const verdict = progress.verdict ?? deployment.verdict;
  // Behind a verdict a rollout that did not complete is history, and what rolls now is another one.
  const rollout = verdict === null || progress.rollout?.phase === "complete" ? progress.rollout : null;
  return (
    <>
      <PageHeader
        name={t("deployment.title", { number: deployment.number })}
        crumbs={[
          { label: t("tribes.name"), to: "/tribes" },
          { label: deployment.tribe, to: `/tribes/${deployment.tribe}` },
          { label: `${deployment.application} · ${deployment.environment}`, to: placeAddress(deployment) },
        ]}
        beside={<ConnectionMark connection={connection} />}
        actions={
          verdict === null ? (
            <Steering deployment={deployment} phase={rollout?.phase ?? null} />
          ) : (
            <Link to={placeAddress(deployment)}>{t("deployment.toApplication")}</Link>
          )
        }
      />
      <div className={styles.stack}>
        <ConnectionBanner connection={connection} />
        {verdict === null ? null : <VerdictPanel verdict={verdict} heading={t("verdict.title")} />}
        <Panel title={deployment.message === "" ? t("deployment.noMessage") : deployment.message}>
          <div className={styles.stack}>
            <StageStrip stages={timedStages(progress, deployment)} />
            <Facts facts={factsOf(deployment, t)} />
          </div>
        </Panel>
        {rollout === null ? null : (
          <Panel title={t("rollout.title")} tone={ROLLOUT_LOOK[rollout.phase].tone}>
            <RolloutProgress rollout={rollout} />
          </Panel>
        )}
        {rollout === null || rollout.instances.length === 0 ? null : (
          <Panel title={t("application.tab.instances")} flush>
            <InstancesTable place={deployment} instances={rollout.instances} />
          </Panel>
        )}
        <BuildLog deployment={deployment} live={progress} />
      </div>
    </>
  );
}

function factsOf(deployment: Deployment, t: ReturnType<typeof useTranslation>["t"]): Fact[] {
  const facts: (Fact | null)[] = [
    { label: t("deployment.source"), value: <SourceText source={deployment.source} /> },
    deployment.commit === null
      ? null
      : { label: t("deployment.commit"), value: <code>{shortCommit(deployment.commit)}</code> },
    deployment.release === null
      ? null
      : {
          label: t("application.release"),
          value: (
            <ReleaseName
              tribe={deployment.tribe}
              application={deployment.application}
              release={deployment.release}
            />
          ),
        },
    { label: t("deployment.by"), value: deployment.by },
    { label: t("deployment.started"), value: <Moment at={deployment.createdAt} /> },
    {
      label: t("deployment.took"),
      value: <Duration from={deployment.createdAt} to={deployment.finishedAt} />,
    },
  ];
  return facts.filter((fact) => fact !== null);
}
