import { http, newIdempotencyKey, path } from "./http.ts";
import type { Environment, Page, Tribe } from "./types.ts";

/** Lists on the console's overview pages are read whole, up to the contract's largest page. */
const WHOLE = { limit: 200 };

export const tenancy = {
  tribes: (signal: AbortSignal) => http.get<Page<Tribe>>("/tribes", { signal, query: WHOLE }),
  tribe: (tribe: string, signal: AbortSignal) => http.get<Tribe>(path`/tribes/${tribe}`, { signal }),
  createTribe: (body: { name: string; displayName: string }) =>
    http.post<Tribe>("/tribes", { body, idempotencyKey: newIdempotencyKey() }),
  environments: (tribe: string, signal: AbortSignal) =>
    http.get<Page<Environment>>(path`/tribes/${tribe}/environments`, { signal, query: WHOLE }),
  createEnvironment: (tribe: string, body: { name: string; displayName: string; production: boolean }) =>
    http.post<Environment>(path`/tribes/${tribe}/environments`, {
      body,
      idempotencyKey: newIdempotencyKey(),
    }),
};
