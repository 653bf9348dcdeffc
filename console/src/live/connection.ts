import type { ApiProblem } from "../api/problem.ts";

/** What the console can truthfully say about a stream. Instants are milliseconds of the control plane's clock. */
export type Connection =
  | { state: "connecting" }
  | { state: "live"; lastSeenAt: number }
  | { state: "lost"; lastSeenAt: number | null; retryAt: number; attempt: number }
  | { state: "ended" }
  | { state: "refused"; problem: ApiProblem };

export const CONNECTING: Connection = { state: "connecting" };

/** The worst of several streams is what a page must show: one lost stream makes the page partly old. */
export function worst(connections: readonly Connection[]): Connection {
  const order: Connection["state"][] = ["refused", "lost", "connecting", "live", "ended"];
  const sorted = [...connections].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return sorted[0] ?? CONNECTING;
}
