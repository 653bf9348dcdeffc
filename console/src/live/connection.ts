import type { ApiProblem } from "../api/problem.ts";

/** What the console can truthfully say about a stream. Instants are milliseconds of the control plane's clock. */
export type Connection =
  | { state: "connecting" }
  | { state: "live"; lastSeenAt: number }
  | { state: "lost"; lastSeenAt: number | null; retryAt: number; attempt: number }
  | { state: "ended" }
  | { state: "refused"; problem: ApiProblem };

export const CONNECTING: Connection = { state: "connecting" };
