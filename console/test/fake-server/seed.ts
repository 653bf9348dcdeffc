import type {
  Application,
  Deployed,
  Deployment,
  Instance,
  InstancePhase,
  Me,
  ProbeAnswer,
  Release,
  Role,
  Source,
  Status,
  StatusState,
} from "../../src/api/types.ts";
import { FAILED_VERDICT, SUCCEEDED_VERDICT, eventsOf, logsOf, SCORE } from "./stories.ts";
import { ago, placeKey, type FakePerson, type World } from "./world.ts";

const DAY = 86_400;
export const PASSWORD = "correct horse 1";

interface PersonSpec {
  role?: Role;
  administrator?: boolean;
  code?: string;
  mustChange?: boolean;
  locked?: boolean;
}

function person(name: string, displayName: string, spec: PersonSpec): [string, FakePerson] {
  const { role, administrator = false, code = null, mustChange = false, locked = false } = spec;
  const me: Me = {
    person: {
      name,
      displayName,
      administrator,
      disabled: false,
      locked,
      mustChangePassword: mustChange,
      totpEnrolled: code !== null,
      createdAt: ago(90 * DAY),
      lastSignInAt: ago(8 * 3600),
    },
    tribes:
      role === undefined
        ? []
        : [
            { name: "wealth", displayName: "财富管理", role },
            { name: "retail", displayName: "零售渠道", role },
          ],
    csrfToken: `csrf-${name}`,
    scopes: ["read", "deploy", "admin"],
  };
  return [name, { me, password: PASSWORD, code, failures: locked ? 5 : 0 }];
}

const GIT = (name: string): Source => ({
  kind: "git",
  url: `https://git.example.com/wealth/${name}.git`,
  ref: "main",
});

function digest(seed: string): string {
  const base = Array.from(seed).reduce((sum, letter) => (sum * 33 + letter.charCodeAt(0)) >>> 0, 5381);
  return Array.from({ length: 8 }, (_, index) =>
    ((base * (index + 7)) >>> 0).toString(16).padStart(8, "0"),
  ).join("");
}

function releasesOf(application: string, count: number): Release[] {
  return Array.from({ length: count }, (_, index) => {
    const number = count - index;
    const id = `rel-${application}-${number}`;
    return {
      id,
      number,
      application,
      images: { main: `127.0.0.1:5000/wealth/${application}@sha256:${digest(id)}` },
      score: SCORE.replaceAll("fund-quotes", application),
      commit: digest(`commit-${id}`).slice(0, 40),
      source: GIT(application),
      createdBy: index % 3 === 0 ? "dan" : "alice",
      createdAt: ago(600 + index * 26_000),
      deployedTo: index === 0 ? ["dev"] : index === 1 ? ["prod"] : [],
    };
  });
}

function probeOf(phase: InstancePhase): ProbeAnswer | null {
  const probe = "GET /health/ready";
  switch (phase) {
    case "ready":
    case "draining":
      return { probe, healthy: true, detail: "200 in 3 ms", at: ago(1) };
    case "unready":
      return { probe, healthy: false, detail: "503 in 12 ms: database unreachable", at: ago(1) };
    default:
      return null;
  }
}

export function instance(
  application: string,
  slot: number,
  release: string,
  phase: InstancePhase,
  ageSeconds: number,
): Instance {
  const ready = phase === "ready" || phase === "draining";
  const name = `${application}-${slot}-${digest(`${release}${slot}${ageSeconds}`).slice(0, 5)}`;
  return {
    name,
    release,
    generation: 17,
    slot,
    phase,
    node: "banyan-1",
    createdAt: ago(ageSeconds),
    readyAt: ready ? ago(Math.max(0, ageSeconds - 4)) : null,
    containers: [
      {
        name: "main",
        image: `127.0.0.1:5000/wealth/${application}@sha256:${digest(release)}`,
        state: phase === "exited" ? "exited" : "running",
        startedAt: ago(Math.max(0, ageSeconds - 1)),
        exit: phase === "exited" ? { code: 137, signal: 9, outOfMemory: true, at: ago(9) } : null,
      },
    ],
    lastProbe: probeOf(phase),
    fault:
      phase === "exited"
        ? {
            code: "out-of-memory",
            faultType: "user",
            message: "Killed for using more than its 256 MiB of memory.",
            nextStep: "Raise resources.limits.memory in score.yaml, or find the leak.",
          }
        : null,
    usage:
      phase === "exited" || phase === "pending"
        ? null
        : {
            cpuMillicores: 60 + slot * 34,
            memoryBytes: (phase === "unready" ? 244 : 142 + slot * 9) * 1024 * 1024,
            memoryLimitBytes: 256 * 1024 * 1024,
          },
  };
}

interface Spec {
  environment: string;
  application: string;
  state: StatusState;
  summary: string;
  wanted: number;
  phases: InstancePhase[];
  release: string;
  status?: Partial<Status>;
  kind?: Deployed["kind"];
  observedSecondsAgo?: number;
}

function deploy(world: World, spec: Spec): void {
  const { environment, application, release, phases } = spec;
  const ready = phases.filter((phase) => phase === "ready").length;
  const deployed: Deployed = {
    tribe: "wealth",
    environment,
    application,
    kind: spec.kind ?? "service",
    intent: {
      generation: 17,
      release,
      replicas: spec.wanted,
      paused: false,
      restartedAt: null,
      schedule: spec.kind === "cron-job" ? "30 18 * * 1-5" : null,
    },
    status: {
      state: spec.state,
      summary: spec.summary,
      wanted: spec.wanted,
      ready,
      release,
      observedGeneration: 17,
      observedAt: ago(spec.observedSecondsAgo ?? 1),
      fault: null,
      rollout: null,
      ...spec.status,
    },
    routes:
      spec.kind === "cron-job"
        ? []
        : [{ url: `http://${application}.${environment}.wealth.localhost:8080`, ready }],
  };
  const instances = phases.map((phase, index) =>
    instance(application, index, release, phase, phase === "starting" ? 6 : 5200 + index * 37),
  );
  world.deployed.set(placeKey("wealth", environment, application), {
    deployed,
    instances,
    events: eventsOf(instances),
    logs: logsOf(instances),
    runs: [],
  });
}

function deployment(
  application: string,
  environment: string,
  number: number,
  more: Partial<Deployment>,
): Deployment {
  const createdAt = more.createdAt ?? ago(5400);
  const at = (offset: number) => new Date(Date.parse(createdAt) + offset * 1000).toISOString();
  return {
    id: `dep-${application}-${environment}-${number}`,
    number,
    tribe: "wealth",
    environment,
    application,
    by: "dan",
    message: "Cache the net asset values of closed days",
    source: GIT(application),
    commit: digest(`commit-rel-${application}-${number}`).slice(0, 40),
    automatic: false,
    createdAt,
    finishedAt: at(74),
    stages: [
      { name: "source", state: "succeeded", startedAt: at(0), finishedAt: at(2) },
      { name: "build", state: "succeeded", startedAt: at(2), finishedAt: at(43) },
      { name: "release", state: "succeeded", startedAt: at(43), finishedAt: at(45) },
      { name: "rollout", state: "succeeded", startedAt: at(45), finishedAt: at(74) },
    ],
    release: `rel-${application}-${number}`,
    rollout: null,
    verdict: SUCCEEDED_VERDICT,
    ...more,
  };
}

const APPLICATIONS: [string, string][] = [
  ["fund-quotes", "基金净值查询"],
  ["advisor-web", "投顾工作台"],
  ["nav-report", "净值日报"],
  ["order-router", "委托路由"],
  ["risk-check", "交易前风控"],
  ["ledger-sync", "账务同步"],
  ["kyc-gateway", "身份核验网关"],
];

export function seed(): World {
  const world: World = {
    people: new Map([
      person("alice", "Alice 陈", { role: "owner", administrator: true }),
      person("dan", "Dan 王", { role: "developer" }),
      person("vera", "Vera 李", { role: "viewer" }),
      person("root", "Root", { administrator: true }),
      person("tina", "Tina", { role: "developer", code: "123456" }),
      person("nora", "Nora", { role: "developer", mustChange: true }),
      person("mallory", "Mallory", { locked: true }),
    ]),
    tribes: [
      { name: "wealth", displayName: "财富管理", createdAt: ago(80 * DAY), generation: 1, role: "owner" },
      { name: "retail", displayName: "零售渠道", createdAt: ago(40 * DAY), generation: 1, role: "owner" },
    ],
    environments: [
      ["dev", "开发", false],
      ["prod", "生产", true],
    ].map(([name, displayName, production]) => ({
      tribe: "wealth",
      name: String(name),
      displayName: String(displayName),
      production: production === true,
      createdAt: ago(80 * DAY),
      generation: 1,
    })),
    applications: APPLICATIONS.map(([name, displayName]): Application => ({
      tribe: "wealth",
      name,
      displayName,
      source: GIT(name),
      createdAt: ago(60 * DAY),
      generation: 3,
      environments: [],
    })),
    deployed: new Map(),
    releases: APPLICATIONS.flatMap(([name]) => releasesOf(name, name === "fund-quotes" ? 17 : 5)),
    deployments: [],
    buildLogs: new Map(),
    tokens: [
      {
        id: "tok-1",
        name: "nightly-build",
        person: "alice",
        scopes: ["read", "deploy"],
        tribe: "wealth",
        createdAt: ago(20 * DAY),
        expiresAt: new Date(Date.now() + 70 * DAY * 1000).toISOString(),
        lastUsedAt: ago(5 * 3600),
      },
    ],
    audit: [],
    chainBroken: false,
  };
  furnish(world);
  return world;
}

function furnish(world: World): void {
  const rollingId = "roll-fund-quotes-dev-17";
  deploy(world, {
    environment: "prod",
    application: "fund-quotes",
    state: "running",
    summary: "3 of 3 instances ready",
    wanted: 3,
    phases: ["ready", "ready", "ready"],
    release: "rel-fund-quotes-16",
  });
  deploy(world, {
    environment: "dev",
    application: "fund-quotes",
    state: "progressing",
    summary: "Rolling out release #17: 1 of 3 new instances ready",
    wanted: 3,
    phases: ["ready", "starting", "ready", "ready"],
    release: "rel-fund-quotes-16",
    status: {
      rollout: {
        id: rollingId,
        release: "rel-fund-quotes-17",
        generation: 17,
        phase: "progressing",
        wanted: 3,
        updated: 2,
        updatedReady: 1,
        ready: 3,
        obsolete: 2,
        startedAt: ago(24),
        deadlineAt: new Date(Date.now() + 96_000).toISOString(),
        verdict: null,
      },
    },
  });
  deploy(world, {
    environment: "prod",
    application: "advisor-web",
    state: "running",
    summary: "2 of 2 instances ready; the last deployment failed",
    wanted: 2,
    phases: ["ready", "ready"],
    release: "rel-advisor-web-4",
  });
  deploy(world, {
    environment: "dev",
    application: "advisor-web",
    state: "running",
    summary: "1 of 1 instances ready",
    wanted: 1,
    phases: ["ready"],
    release: "rel-advisor-web-5",
  });
  deploy(world, {
    environment: "prod",
    application: "nav-report",
    kind: "cron-job",
    state: "running",
    summary: "Next run at 18:30",
    wanted: 0,
    phases: [],
    release: "rel-nav-report-4",
  });
  deploy(world, {
    environment: "prod",
    application: "order-router",
    state: "degraded",
    summary: "3 of 4 instances ready",
    wanted: 4,
    phases: ["ready", "ready", "unready", "ready"],
    release: "rel-order-router-4",
  });
  deploy(world, {
    environment: "dev",
    application: "risk-check",
    state: "failed",
    summary: "0 of 2 instances ready",
    wanted: 2,
    phases: ["exited", "exited"],
    release: "rel-risk-check-5",
    status: {
      fault: {
        code: "out-of-memory",
        faultType: "user",
        message: "Every instance is killed for using more than its 256 MiB of memory.",
        nextStep: "Raise resources.limits.memory in score.yaml and deploy again, or find the leak.",
      },
    },
  });
  deploy(world, {
    environment: "prod",
    application: "ledger-sync",
    state: "unknown",
    summary: "The engine has not answered",
    wanted: 2,
    phases: ["ready", "ready"],
    release: "rel-ledger-sync-4",
    observedSecondsAgo: 415,
  });
  deploy(world, {
    environment: "dev",
    application: "kyc-gateway",
    state: "stopped",
    summary: "Scaled to 0",
    wanted: 0,
    phases: [],
    release: "rel-kyc-gateway-5",
  });
  const rolling = world.deployed.get(placeKey("wealth", "dev", "fund-quotes"));
  rolling?.instances.forEach((one, index) => {
    if (index < 2) {
      one.release = "rel-fund-quotes-17";
      one.createdAt = ago(index === 0 ? 22 : 6);
      one.readyAt = index === 0 ? ago(18) : null;
    } else {
      one.slot = index - 1;
    }
  });
  const runs = world.deployed.get(placeKey("wealth", "prod", "nav-report"));
  runs?.runs.push(
    {
      name: "nav-report-29384",
      state: "succeeded",
      dueAt: ago(3600 * 18),
      startedAt: ago(3600 * 18),
      finishedAt: ago(3600 * 18 - 41),
      attempts: ["nav-report-29384-1"],
      fault: null,
    },
    {
      name: "nav-report-29383",
      state: "failed",
      dueAt: ago(3600 * 42),
      startedAt: ago(3600 * 42),
      finishedAt: ago(3600 * 42 - 12),
      attempts: ["nav-report-29383-1", "nav-report-29383-2"],
      fault: {
        code: "exit-code",
        faultType: "user",
        message: "Ended with exit code 2 in both attempts.",
        nextStep: "Read the log of the last attempt.",
      },
    },
  );
  world.deployments.push(
    deployment("fund-quotes", "dev", 17, {
      createdAt: ago(70),
      finishedAt: null,
      verdict: null,
      stages: [
        { name: "source", state: "succeeded", startedAt: ago(70), finishedAt: ago(68) },
        { name: "build", state: "succeeded", startedAt: ago(68), finishedAt: ago(26) },
        { name: "release", state: "succeeded", startedAt: ago(26), finishedAt: ago(24) },
        { name: "rollout", state: "running", startedAt: ago(24), finishedAt: null },
      ],
    }),
    ...[16, 15, 14].map((number, index) =>
      deployment("fund-quotes", "prod", number, {
        createdAt: ago(5400 + index * 80_000),
        ...(number === 15
          ? {
              verdict: { ...FAILED_VERDICT, evidence: null },
              by: "alice",
              message: "Switch to the new quote feed",
            }
          : {}),
      }),
    ),
    deployment("advisor-web", "prod", 5, {
      createdAt: ago(840),
      message: "Read the advisors' list from the new directory",
      verdict: FAILED_VERDICT,
      stages: [
        { name: "source", state: "succeeded", startedAt: ago(840), finishedAt: ago(838) },
        { name: "build", state: "succeeded", startedAt: ago(838), finishedAt: ago(806) },
        { name: "release", state: "succeeded", startedAt: ago(806), finishedAt: ago(804) },
        { name: "rollout", state: "failed", startedAt: ago(804), finishedAt: ago(766) },
      ],
    }),
    deployment("order-router", "prod", 4, { createdAt: ago(98_000) }),
    deployment("ledger-sync", "prod", 4, { createdAt: ago(198_000) }),
    deployment("risk-check", "dev", 5, { createdAt: ago(2_000), message: "" }),
  );
  for (const one of world.deployments) {
    world.buildLogs.set(one.id, buildLog(one.application));
  }
  world.audit = auditTrail();
}

function buildLog(application: string): string[] {
  return [
    `Fetching https://git.example.com/wealth/${application}.git main`,
    "Detected: Maven, Spring Boot",
    "[INFO] Scanning for projects...",
    `[INFO] Building ${application} 1.4.0`,
    ...Array.from(
      { length: 60 },
      (_, index) => `[INFO] Running com.example.Quotes${index}Test: Tests run: 4, Failures: 0`,
    ),
    "[INFO] BUILD SUCCESS",
    "[INFO] Total time:  31.402 s",
    "Packaging layers: dependencies (cached), resources, classes (212 KiB)",
    "Pushed 127.0.0.1:5000/wealth/" + application,
  ];
}

function auditTrail(): World["audit"] {
  const lines: [string, string, string, "done" | "denied" | "failed"][] = [
    ["dan", "deployment.started", "wealth/dev/fund-quotes", "done"],
    ["vera", "application.scaled", "wealth/prod/fund-quotes", "denied"],
    ["alice", "session.opened", "alice", "done"],
    ["mallory", "session.opened", "mallory", "denied"],
    ["platform", "release.restored", "wealth/prod/advisor-web", "done"],
    ["dan", "deployment.started", "wealth/prod/advisor-web", "done"],
    ["alice", "token.issued", "nightly-build", "done"],
    ["root", "tribe.created", "wealth", "done"],
  ];
  return Array.from({ length: 64 }, (_, index) => {
    const [actor = "", action = "", subject = "", outcome = "done"] = lines[index % lines.length] ?? [];
    const sequence = 4_812 - index;
    return {
      sequence,
      at: ago(40 + index * 431),
      actor,
      via: actor === "platform" ? "system" : index % 5 === 0 ? "token" : "session",
      sourceAddress: actor === "platform" ? "internal" : "10.20.4.17",
      action,
      tribe: subject.includes("/") ? "wealth" : null,
      subject,
      outcome,
      detail: {
        generation: String(17 - (index % 4)),
        ...(outcome === "denied" ? { needed: "developer", held: "viewer" } : {}),
      },
      hash: digest(`entry-${sequence}`),
      previousHash: digest(`entry-${sequence - 1}`),
    };
  });
}
