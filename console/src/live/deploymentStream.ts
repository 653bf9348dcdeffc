import type { BuildLine, Deployment, LiveRollout, Stage, StageChange, Verdict } from "../api/types.ts";

export type DeploymentMessage =
  | { name: "stage"; stage: StageChange }
  | { name: "log"; line: BuildLine }
  | { name: "rollout"; rollout: LiveRollout }
  | { name: "verdict"; verdict: Verdict };

/** A deployment as it goes: what was read once, and what the stream added since. */
export interface DeploymentProgress {
  stages: Stage[];
  lines: BuildLine[];
  droppedLines: number;
  rollout: LiveRollout | null;
  verdict: Verdict | null;
}

/** A build log beyond this is read whole from the server; the browser keeps its end. */
export const KEPT_LINES = 5_000;

export function progressOf(deployment: Deployment): DeploymentProgress {
  return {
    stages: deployment.stages,
    lines: [],
    droppedLines: 0,
    rollout: deployment.verdict === null ? deployment.rollout : null,
    verdict: deployment.verdict,
  };
}

export function applyDeploymentMessage(
  progress: DeploymentProgress,
  message: DeploymentMessage,
): DeploymentProgress {
  switch (message.name) {
    case "stage":
      return { ...progress, stages: withStage(progress.stages, message.stage) };
    case "log":
      return withLine(progress, message.line);
    case "rollout":
      return { ...progress, rollout: message.rollout };
    case "verdict":
      return { ...progress, verdict: message.verdict };
  }
}

function withStage(stages: Stage[], changed: StageChange): Stage[] {
  return stages.some(({ name }) => name === changed.name)
    ? stages.map((stage) => (stage.name === changed.name ? { ...stage, ...changed } : stage))
    : [...stages, { startedAt: null, finishedAt: null, ...changed }];
}

function withLine(progress: DeploymentProgress, line: BuildLine): DeploymentProgress {
  const lines = [...progress.lines, line];
  const surplus = Math.max(0, lines.length - KEPT_LINES);
  return { ...progress, lines: lines.slice(surplus), droppedLines: progress.droppedLines + surplus };
}

/** The stages as the stream tells their states and as the deployment, read meanwhile, tells their times. */
export function timedStages(progress: DeploymentProgress, { stages }: Deployment): Stage[] {
  return progress.stages.map((stage) => {
    const read = stages.find(({ name }) => name === stage.name);
    return {
      ...stage,
      startedAt: read?.startedAt ?? stage.startedAt,
      finishedAt: read?.finishedAt ?? stage.finishedAt,
    };
  });
}
