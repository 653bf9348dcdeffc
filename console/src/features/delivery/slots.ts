import type { Rollout } from "../../api/types.ts";

export type Slot = "new-ready" | "new-waiting" | "missing" | "old";

/**
 * A rollout as a row of slots: new and ready, new and not ready yet, still missing to the wanted number, and what is
 * left of older releases. Pure; odd observations (more ready than updated) never yield negative counts.
 */
export function slotsOf({ wanted, updated, updatedReady, obsolete }: Rollout): Slot[] {
  const ready = Math.min(updatedReady, updated);
  const missing = Math.max(0, wanted - updated);
  return [
    ...Array<Slot>(ready).fill("new-ready"),
    ...Array<Slot>(updated - ready).fill("new-waiting"),
    ...Array<Slot>(missing).fill("missing"),
    ...Array<Slot>(Math.max(0, obsolete)).fill("old"),
  ];
}
