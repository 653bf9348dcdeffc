import type { ApplicationEvent } from "../../api/types.ts";

/** Live events before those of the history, each once, newest first. */
export function mergeEvents(
  live: readonly ApplicationEvent[],
  history: readonly ApplicationEvent[],
): ApplicationEvent[] {
  const known = new Set(history.map(({ id }) => id));
  return [...live.filter(({ id }) => !known.has(id)), ...history].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );
}
