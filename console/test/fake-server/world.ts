import type {
  Application,
  ApplicationEvent,
  AuditEntry,
  Deployed,
  Deployment,
  Environment,
  Instance,
  LogLine,
  Me,
  Release,
  Run,
  Token,
  Tribe,
} from "../../src/api/types.ts";

/** Everything the stand-in knows. Built anew by seed(), changed by the handlers. */
export interface World {
  people: Map<string, FakePerson>;
  tribes: Tribe[];
  environments: Environment[];
  applications: Application[];
  deployed: Map<string, FakeDeployed>;
  releases: Release[];
  deployments: Deployment[];
  buildLogs: Map<string, string[]>;
  tokens: Token[];
  audit: AuditEntry[];
  chainBroken: boolean;
}

export interface FakePerson {
  me: Me;
  password: string;
  code: string | null;
  failures: number;
}

/** One application in one environment, with what is observed of it. */
export interface FakeDeployed {
  deployed: Deployed;
  instances: Instance[];
  events: ApplicationEvent[];
  logs: LogLine[];
  runs: Run[];
}

export function placeKey(tribe: string, environment: string, application: string): string {
  return `${tribe}/${environment}/${application}`;
}

export function ago(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString();
}

/** The applications of a tribe with the status that is observed in each environment. */
export function withStatuses(world: World, application: Application): Application {
  return {
    ...application,
    environments: world.environments
      .filter(({ tribe }) => tribe === application.tribe)
      .map(({ name }) => ({
        name,
        status:
          world.deployed.get(placeKey(application.tribe, name, application.name))?.deployed.status.state ??
          "empty",
      })),
  };
}
