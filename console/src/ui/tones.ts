import type {
  InstancePhase,
  RolloutPhase,
  Severity,
  StageState,
  StatusState,
  VerdictResult,
} from "../api/types.ts";
import type { Tone } from "../theme/palette.ts";

/** Shapes that differ without colour: for colour-blind eyes, for monochrome print, for 2 a.m. */
export type Shape =
  | "disc"
  | "arc"
  | "triangle"
  | "cross"
  | "square"
  | "diamond"
  | "ring"
  | "half"
  | "arrow"
  | "check"
  | "pause"
  | "dash";

export interface Look {
  tone: Tone;
  shape: Shape;
}

export const STATUS_LOOK: Record<StatusState, Look> = {
  running: { tone: "running", shape: "disc" },
  progressing: { tone: "progressing", shape: "arc" },
  degraded: { tone: "degraded", shape: "triangle" },
  failed: { tone: "failed", shape: "cross" },
  stopped: { tone: "stopped", shape: "square" },
  empty: { tone: "stopped", shape: "ring" },
  unknown: { tone: "unknown", shape: "diamond" },
};

export const PHASE_LOOK: Record<InstancePhase, Look> = {
  ready: { tone: "running", shape: "disc" },
  starting: { tone: "progressing", shape: "arc" },
  pending: { tone: "progressing", shape: "ring" },
  unready: { tone: "degraded", shape: "triangle" },
  draining: { tone: "stopped", shape: "arrow" },
  stopping: { tone: "stopped", shape: "half" },
  exited: { tone: "failed", shape: "cross" },
};

export const ROLLOUT_LOOK: Record<RolloutPhase, Look> = {
  progressing: { tone: "progressing", shape: "arc" },
  paused: { tone: "degraded", shape: "pause" },
  complete: { tone: "running", shape: "check" },
  "deadline-exceeded": { tone: "failed", shape: "cross" },
};

export const VERDICT_LOOK: Record<VerdictResult, Look> = {
  succeeded: { tone: "running", shape: "check" },
  failed: { tone: "failed", shape: "cross" },
  aborted: { tone: "stopped", shape: "square" },
  superseded: { tone: "stopped", shape: "arrow" },
};

export const STAGE_LOOK: Record<StageState, Look> = {
  waiting: { tone: "stopped", shape: "ring" },
  running: { tone: "progressing", shape: "arc" },
  succeeded: { tone: "running", shape: "check" },
  failed: { tone: "failed", shape: "cross" },
  skipped: { tone: "stopped", shape: "dash" },
};

export const SEVERITY_LOOK: Record<Severity, Look> = {
  info: { tone: "stopped", shape: "ring" },
  warning: { tone: "degraded", shape: "triangle" },
  error: { tone: "failed", shape: "cross" },
};

export const OUTCOME_LOOK: Record<"done" | "denied" | "failed", Look> = {
  done: { tone: "running", shape: "check" },
  denied: { tone: "degraded", shape: "triangle" },
  failed: { tone: "failed", shape: "cross" },
};

/** The most alarming first: what a summary of many must not hide. */
export const STATUS_ORDER: readonly StatusState[] = [
  "failed",
  "degraded",
  "unknown",
  "progressing",
  "running",
  "stopped",
  "empty",
];
