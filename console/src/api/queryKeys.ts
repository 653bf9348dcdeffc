import type { Place } from "./applications.ts";
import type { AuditFilter } from "./audit.ts";

/** Every cache key of the console in one place: streams patch what queries read, so both must agree. */
export const keys = {
  me: ["me"] as const,
  explanations: (language: string) => ["explanations", language] as const,
  tokens: ["tokens"] as const,
  tribes: ["tribes"] as const,
  tribe: (tribe: string) => ["tribes", tribe] as const,
  environments: (tribe: string) => ["tribes", tribe, "environments"] as const,
  applications: (tribe: string) => ["tribes", tribe, "applications"] as const,
  inEnvironment: (tribe: string, environment: string) =>
    ["tribes", tribe, "environments", environment, "applications"] as const,
  application: (tribe: string, name: string) => ["tribes", tribe, "applications", name] as const,
  releases: (tribe: string, name: string) => ["tribes", tribe, "applications", name, "releases"] as const,
  deployment: (tribe: string, id: string) => ["tribes", tribe, "deployments", id] as const,
  buildLog: (tribe: string, id: string) => ["tribes", tribe, "deployments", id, "build-log"] as const,
  place: ({ tribe, environment, application }: Place) => ["places", tribe, environment, application] as const,
  deployed: (place: Place) => [...keys.place(place), "deployed"] as const,
  instances: (place: Place) => [...keys.place(place), "instances"] as const,
  events: (place: Place) => [...keys.place(place), "events"] as const,
  liveEvents: (place: Place) => [...keys.place(place), "live-events"] as const,
  runs: (place: Place) => [...keys.place(place), "runs"] as const,
  deployments: (place: Place) => [...keys.place(place), "deployments"] as const,
  audit: (filter: AuditFilter) => ["audit", filter] as const,
};
