import type { Instance } from "../../api/types.ts";

/** By slot, and within a slot the newest generation first: a replacement stands above what it replaces. */
export function bySlot(a: Instance, b: Instance): number {
  return a.slot - b.slot || b.generation - a.generation || a.name.localeCompare(b.name);
}

const ENDED_SHOWN = 3;

function endOf({ containers, createdAt }: Instance): string {
  const ends = containers.flatMap(({ exit }) => (exit === null ? [] : [exit.at]));
  return ends.sort().at(-1) ?? createdAt;
}

/** What lives by slot, then what ended, the last first: of that only the last few unless all are asked for. */
export function instancesToShow(
  instances: readonly Instance[],
  everything: boolean,
): { shown: Instance[]; hidden: number } {
  const live = instances.filter(({ phase }) => phase !== "exited").sort(bySlot);
  const ended = instances
    .filter(({ phase }) => phase === "exited")
    .sort((a, b) => endOf(b).localeCompare(endOf(a)));
  const kept = everything ? ended : ended.slice(0, ENDED_SHOWN);
  return { shown: [...live, ...kept], hidden: ended.length - kept.length };
}
