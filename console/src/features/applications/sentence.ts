import type { Status } from "../../api/types.ts";

/** A message and what stands in its places. */
export interface Sentence {
  key: "ready" | "progressing" | "paused" | "rolloutFailed";
  values: { ready: number; wanted: number; why: string };
}

/**
 * One sentence about a service in the reader's language; null where only the control plane has the words for what is the
 * case (its engine silent, a job's runs), and those are shown as they are.
 */
export function sentenceOf({ state, ready, wanted, rollout }: Status): Sentence | null {
  const verdict = rollout?.verdict ?? null;
  const failed = verdict?.result === "failed";
  const values = { ready, wanted, why: failed ? verdict.message : "" };
  switch (state) {
    case "running":
    case "degraded":
    case "failed":
      return wanted === 0 ? null : { key: failed ? "rolloutFailed" : "ready", values };
    case "progressing":
      return { key: rollout?.phase === "paused" ? "paused" : "progressing", values };
    case "empty":
    case "stopped":
    case "unknown":
      return null;
  }
}
