import { http, newIdempotencyKey, path } from "./http.ts";
import type { Application, Deployed, Page, Source } from "./types.ts";

/** One application in one environment of one tribe: where almost every page and action happens. */
export interface Place {
  tribe: string;
  environment: string;
  application: string;
}

export function placePath({ tribe, environment, application }: Place): string {
  return path`/tribes/${tribe}/environments/${environment}/applications/${application}`;
}

export const applications = {
  ofTribe: (tribe: string, signal: AbortSignal) =>
    http.get<Page<Application>>(path`/tribes/${tribe}/applications`, { signal, query: { limit: 200 } }),
  create: (tribe: string, body: { name: string; displayName: string; source?: Source }) =>
    http.post<Application>(path`/tribes/${tribe}/applications`, {
      body,
      idempotencyKey: newIdempotencyKey(),
    }),
  ofName: (tribe: string, application: string, signal: AbortSignal) =>
    http.get<Application>(path`/tribes/${tribe}/applications/${application}`, { signal }),
  /** Everything that is deployed in an environment. */
  inEnvironment: (tribe: string, environment: string, signal: AbortSignal) =>
    http.get<Deployed[]>(path`/tribes/${tribe}/environments/${environment}/applications`, { signal }),
  deployed: (place: Place, signal: AbortSignal) => http.get<Deployed>(placePath(place), { signal }),
  scale: (place: Place, replicas: number, generation: number) =>
    http.put<Deployed>(`${placePath(place)}/scale`, { body: { replicas }, ifMatch: generation }),
  restart: (place: Place, generation: number) =>
    http.post<Deployed>(`${placePath(place)}/restart`, { ifMatch: generation }),
};
