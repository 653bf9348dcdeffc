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

/** How often to ask after a deployment that is under way, in milliseconds. */
const UNDER_WAY_MILLIS = 3_000;

/** The change that is under way, or else the verdict on the last one. A rollout without a deployment shows alone. */
export function LatestDeployment({ place, status }: { place: Place; status: Status | null }) {
  const deployments = useInfiniteQuery({
    ...deploymentsQuery(place),
    // Stages before the rollout are not part of the application's stream.
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items[0]?.verdict === null ? UNDER_WAY_MILLIS : false,
  });
  const latest = deployments.data?.pages[0]?.items[0];
  const rollout = status?.rollout ?? null;
  const rolling = rollout !== null && (rollout.phase === "progressing" || rollout.phase === "paused");
  if (latest?.verdict === null) {
    return <UnderWay deployment={latest} status={status} />;
  }
  return (
    <>
      {rolling ? <Rolling rollout={rollout} /> : null}
      {latest?.verdict == null ? null : (
        <VerdictPanel verdict={latest.verdict} heading={<DeploymentHeading deployment={latest} />} brief />
      )}
    </>
  );
}

function Rolling({ rollout }: { rollout: Rollout }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("rollout.title")} tone={ROLLOUT_LOOK[rollout.phase].tone}>
      <RolloutProgress rollout={rollout} />
    </Panel>
  );
}

function UnderWay({ deployment, status }: { deployment: Deployment; status: Status | null }) {
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

/** The observed rollout, if it is this deployment's: it rolls out the release that the deployment made. */
function ownRollout({ release }: Deployment, status: Status | null): Rollout | null {
  const observed = status?.rollout ?? null;
  return release !== null && observed?.release === release ? observed : null;
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
        {deployment.automatic ? `${t("deployment.automatic")} · ` : null}
        {deployment.by} · <Age since={deployment.finishedAt ?? deployment.createdAt} ago />
      </span>
    </>
  );
}
