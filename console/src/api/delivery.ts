import { placePath, type Place } from "./applications.ts";
import { http, newIdempotencyKey, path } from "./http.ts";
import type { Deployment, Page, Release, Source } from "./types.ts";

export type Steering = "pause" | "resume" | "abort";

export const delivery = {
  deployments: (place: Place, cursor: string | null, signal: AbortSignal) =>
    http.get<Page<Deployment>>(`${placePath(place)}/deployments`, { signal, query: { limit: 20, cursor } }),
  deployment: (tribe: string, id: string, signal: AbortSignal) =>
    http.get<Deployment>(path`/tribes/${tribe}/deployments/${id}`, { signal }),
  deploymentEvents: (tribe: string, id: string) => path`/tribes/${tribe}/deployments/${id}/events`,
  buildLog: (tribe: string, id: string, signal: AbortSignal) =>
    http.text(path`/tribes/${tribe}/deployments/${id}/build-log`, { signal }),
  deploy: (place: Place, source: Source, message: string) =>
    http.post<Deployment>(`${placePath(place)}/deployments`, {
      body: { source, ...(message === "" ? {} : { message }) },
      idempotencyKey: newIdempotencyKey(),
    }),
  rollBack: (place: Place, release: string | null) =>
    http.post<Deployment>(`${placePath(place)}/rollbacks`, {
      body: release === null ? {} : { release },
      idempotencyKey: newIdempotencyKey(),
    }),
  steer: (tribe: string, id: string, steering: Steering) =>
    http.post<Deployment>(path`/tribes/${tribe}/deployments/${id}` + `/${steering}`),
  releases: (tribe: string, application: string, cursor: string | null, signal: AbortSignal) =>
    http.get<Page<Release>>(path`/tribes/${tribe}/applications/${application}/releases`, {
      signal,
      query: { limit: 20, cursor },
    }),
};
