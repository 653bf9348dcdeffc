import { placePath, type Place } from "./applications.ts";
import { http, path } from "./http.ts";
import type { ApplicationEvent, Instance, Page, Run } from "./types.ts";

export const runtime = {
  instances: (place: Place, signal: AbortSignal) =>
    http.get<Instance[]>(`${placePath(place)}/instances`, { signal }),
  replaceInstance: (place: Place, instance: string) =>
    http.remove(`${placePath(place)}${path`/instances/${instance}`}`),
  events: (place: Place, cursor: string | null, signal: AbortSignal) =>
    http.get<Page<ApplicationEvent>>(`${placePath(place)}/events`, { signal, query: { limit: 50, cursor } }),
  stream: (place: Place) => `${placePath(place)}/stream`,
  logs: (place: Place) => `${placePath(place)}/logs`,
  runs: (place: Place, signal: AbortSignal) => http.get<Run[]>(`${placePath(place)}/runs`, { signal }),
  startRun: (place: Place) => http.post<Run>(`${placePath(place)}/runs`, { body: {} }),
};
