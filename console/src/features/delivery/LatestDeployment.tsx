import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Place } from "../../api/applications.ts";
import type { Deployment, Rollout, Status } from "../../api/types.ts";
import { Panel } from "../../ui/Panel.tsx";
import { Age } from "../../ui/Time.tsx";
import { ROLLOUT_LOOK } from "../../ui/tones.ts";
import { deploymentAddress } from "./deploymentAddress.ts";
import styles from "./LatestDeployment.module.css";
import { deploymentsQuery } from "./queries.ts";
import { RolloutProgress } from "./RolloutProgress.tsx";
import { StageStrip } from "./StageStrip.tsx";
import { Steering } from "./Steering.tsx";
import { VerdictPanel } from "./VerdictPanel.tsx";

/** The change that is under way, or else the verdict on the last one. A rollout without a deployment shows alone. */
export function LatestDeployment({ place, status }: { place: Place; status: Status }) {
  const deployments = useInfiniteQuery(deploymentsQuery(place));
  const latest = deployments.data?.pages[0]?.items[0];
  const rollout = status.rollout ?? null;
  const rolling = rollout !== null && (rollout.phase === "progressing" || rollout.phase === "paused");
  if (latest?.verdict === null) {
    return <UnderWay deployment={latest} status={status} />;
  }
  return (
    <>
      {rolling ? <Rolling status={status} /> : null}
      {latest?.verdict == null ? null : (
        <VerdictPanel verdict={latest.verdict} heading={<DeploymentHeading deployment={latest} />} brief />
      )}
    </>
  );
}

function Rolling({ status: { rollout } }: { status: Status }) {
  const { t } = useTranslation();
  return rollout == null ? null : (
    <Panel title={t("rollout.title")} tone={ROLLOUT_LOOK[rollout.phase].tone}>
      <RolloutProgress rollout={rollout} />
    </Panel>
  );
}

function UnderWay({ deployment, status }: { deployment: Deployment; status: Status }) {
  const { t } = useTranslation();
  const own = ownRollout(deployment, status);
  return (
    <Panel
      title={<DeploymentHeading deployment={deployment} />}
      tone={own === null ? "progressing" : ROLLOUT_LOOK[own.phase].tone}
      aside={
        <>
          <Link to={deploymentAddress(deployment)}>{t("deployment.follow")}</Link>
          <Steering deployment={deployment} phase={own?.phase ?? null} />
        </>
      }
    >
      {own === null ? <StageStrip stages={deployment.stages} /> : <RolloutProgress rollout={own} />}
    </Panel>
  );
}

/** The observed rollout, if it is this deployment's. */
function ownRollout({ rollout }: Deployment, status: Status): Rollout | null {
  const observed = status.rollout ?? null;
  return observed?.id === rollout ? observed : null;
}

function DeploymentHeading({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation();
  return (
    <>
      <Link to={deploymentAddress(deployment)} className={styles.number ?? ""}>
        {t("deployment.title", { number: deployment.number })}
      </Link>
      <span className={styles.about}>
        {deployment.message === "" ? null : `${deployment.message} · `}
        {deployment.by} · <Age since={deployment.finishedAt ?? deployment.createdAt} ago />
      </span>
    </>
  );
}
