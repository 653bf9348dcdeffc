import type { IncomingMessage, ServerResponse } from "node:http";
import type { Deployed, Deployment } from "../../src/api/types.ts";
import { FORBIDDEN, NO_CAPACITY, NOT_FOUND, readBody, STALE, textOf } from "./answers.ts";
import { explanationsFor } from "./explanations.ts";
import { instance } from "./seed.ts";
import { changePassword, expectCsrf, requirePerson, session, signIn, signOut } from "./sessions.ts";
import { logLine } from "./stories.ts";
import type { Streams } from "./streams.ts";
import { placeKey, withStatuses, type FakeDeployed, type World } from "./world.ts";

export interface Call {
  world: World;
  streams: Streams;
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  path: string;
  parts: string[];
}

type Operation = (call: Call) => unknown;

function page<Item>(call: Call, items: Item[]): { items: Item[]; nextCursor: string | null } {
  const limit = Number(call.url.searchParams.get("limit") ?? 50);
  const start = Number(call.url.searchParams.get("cursor") ?? 0);
  const end = start + limit;
  return { items: items.slice(start, end), nextCursor: end < items.length ? String(end) : null };
}

/** A call of somebody signed in; changes also need the anti-forgery header and a role above viewer. */
function member(operation: Operation): Operation {
  return (call) => {
    const person = requirePerson(call);
    if (call.request.method !== "GET") {
      expectCsrf(call, person);
      if (call.path.startsWith("/tribes/") && person.me.tribes[0]?.role === "viewer") {
        throw FORBIDDEN;
      }
    }
    return operation(call);
  };
}

function placeOf({ world, parts: [tribe = "", environment = "", application = ""] }: Call): FakeDeployed {
  const found = world.deployed.get(placeKey(tribe, environment, application));
  if (found === undefined) {
    throw NOT_FOUND;
  }
  return found;
}

function expectGeneration(call: Call, { deployed }: FakeDeployed): void {
  if (call.request.headers["if-match"] !== `"${deployed.intent.generation}"`) {
    throw STALE;
  }
}

async function scale(call: Call): Promise<Deployed> {
  const place = placeOf(call);
  expectGeneration(call, place);
  const replicas = Number((await readBody(call.request)).replicas);
  if (replicas > 36) {
    throw NO_CAPACITY;
  }
  const { deployed } = place;
  deployed.intent = { ...deployed.intent, replicas, generation: deployed.intent.generation + 1 };
  deployed.status = {
    ...deployed.status,
    wanted: replicas,
    state: "progressing",
    summary: `Scaling to ${replicas}`,
    observedGeneration: deployed.intent.generation,
  };
  while (place.instances.length < replicas) {
    place.instances.push(
      instance(deployed.application, place.instances.length, deployed.intent.release ?? "", "starting", 0),
    );
  }
  place.instances.length = replicas;
  return deployed;
}

function restart(call: Call): Deployed {
  const place = placeOf(call);
  expectGeneration(call, place);
  const { intent } = place.deployed;
  place.deployed.intent = {
    ...intent,
    restartedAt: new Date().toISOString(),
    generation: intent.generation + 1,
  };
  return place.deployed;
}

async function startDeployment(call: Call): Promise<Deployment> {
  const body = await readBody(call.request);
  const [tribe = "", environment = "", application = ""] = call.parts;
  const number = Math.max(0, ...call.world.deployments.map((one) => one.number)) + 1;
  const now = new Date().toISOString();
  const started: Deployment = {
    id: `dep-${application}-${environment}-${number}`,
    number,
    tribe,
    environment,
    application,
    by: "alice",
    message: textOf(body, "message"),
    source: (body.source ?? {
      kind: "release",
      id: textOf(body, "release"),
    }) as Deployment["source"],
    commit: null,
    automatic: false,
    createdAt: now,
    finishedAt: null,
    stages: [
      { name: "source", state: "running", startedAt: now, finishedAt: null },
      { name: "build", state: "waiting", startedAt: null, finishedAt: null },
      { name: "release", state: "waiting", startedAt: null, finishedAt: null },
      { name: "rollout", state: "waiting", startedAt: null, finishedAt: null },
    ],
    release: null,
    rollout: null,
    verdict: null,
  };
  call.world.deployments.unshift(started);
  return started;
}

function deploymentOf({ world, parts: [, id] }: Call): Deployment {
  const found = world.deployments.find((one) => one.id === id);
  if (found === undefined) {
    throw NOT_FOUND;
  }
  return found;
}

function steer(call: Call): Deployment {
  const deployment = deploymentOf(call);
  const place = call.world.deployed.get(
    placeKey(deployment.tribe, deployment.environment, deployment.application),
  );
  const rollout = place?.deployed.status.rollout;
  const verb = call.parts[2];
  if (place !== undefined && rollout != null) {
    place.deployed.status = {
      ...place.deployed.status,
      rollout: { ...rollout, phase: verb === "pause" ? "paused" : "progressing" },
    };
  }
  if (verb === "abort") {
    deployment.finishedAt = new Date().toISOString();
    deployment.verdict = {
      result: "aborted",
      faultType: null,
      code: null,
      message: "Aborted by alice.",
      nextStep: null,
      evidence: null,
    };
  }
  return deployment;
}

function applicationStream(call: Call): void {
  const place = placeOf(call);
  call.streams.start(call.request, call.response, (send) => {
    const tell = () => {
      if (place.deployed.status.state !== "unknown") {
        place.deployed.status.observedAt = new Date().toISOString();
      }
      send("status", place.deployed.status);
      send("instances", place.instances);
    };
    tell();
    const timer = setInterval(tell, 1_000);
    return () => clearInterval(timer);
  });
}

function logStream(call: Call): void {
  const place = placeOf(call);
  const wanted = call.url.searchParams.get("instance");
  const since = call.url.searchParams.get("since");
  const sources = place.instances.filter(({ name }) => wanted === null || name === wanted);
  call.streams.start(call.request, call.response, (send) => {
    place.logs
      .filter((line) => (wanted === null || line.instance === wanted) && (since === null || line.at >= since))
      .forEach((line) => send("line", line));
    let index = place.logs.length;
    const timer = setInterval(() => {
      const source = sources[index % Math.max(1, sources.length)];
      if (source !== undefined) {
        const line = logLine(source, index, new Date().toISOString());
        place.logs.push(line);
        send("line", line);
        index += 1;
      }
    }, 400);
    return () => clearInterval(timer);
  });
}

function deploymentEvents(call: Call): void {
  const deployment = deploymentOf(call);
  const place = call.world.deployed.get(
    placeKey(deployment.tribe, deployment.environment, deployment.application),
  );
  call.streams.start(call.request, call.response, (send) => {
    deployment.stages.forEach(({ name, state }) => send("stage", { name, state }));
    (call.world.buildLogs.get(deployment.id) ?? []).forEach((line) =>
      send("log", { line, at: deployment.createdAt }),
    );
    const tell = () => {
      const rollout = place?.deployed.status.rollout;
      if (deployment.release !== null && rollout?.release === deployment.release) {
        send("rollout", { ...rollout, instances: place?.instances ?? [] });
      }
      if (deployment.verdict !== null) {
        send("verdict", deployment.verdict);
        call.response.end();
      }
    };
    tell();
    const timer = setInterval(tell, 1_000);
    return () => clearInterval(timer);
  });
}

const P = "/tribes/([^/]+)";
const D = `${P}/environments/([^/]+)/applications/([^/]+)`;

function on(method: string, pattern: string, operation: Operation): [string, RegExp, Operation] {
  return [method, new RegExp(`^${pattern}$`), operation];
}

export const operations: [string, RegExp, Operation][] = [
  on("GET", "/session", session),
  on(
    "GET",
    "/explanations",
    member(({ request }) => explanationsFor(request)),
  ),
  on("POST", "/session", signIn),
  on("DELETE", "/session", signOut),
  on("PUT", "/session/password", changePassword),
  on(
    "POST",
    "/session/totp",
    member(() => ({
      secret: "JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP",
      uri: "otpauth://totp/Banyan:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Banyan",
    })),
  ),
  on(
    "PUT",
    "/session/totp",
    member((call) => {
      requirePerson(call).me.person.totpEnrolled = true;
    }),
  ),
  on(
    "DELETE",
    "/session/totp",
    member((call) => {
      requirePerson(call).me.person.totpEnrolled = false;
    }),
  ),
  on(
    "GET",
    "/tokens",
    member((call) => page(call, call.world.tokens)),
  ),
  on(
    "POST",
    "/tokens",
    member(async (call) => {
      const body = await readBody(call.request);
      const token = {
        id: `tok-${call.world.tokens.length + 1}`,
        name: textOf(body, "name"),
        person: requirePerson(call).me.person.name,
        scopes: body.scopes as ("read" | "deploy" | "admin")[],
        tribe: typeof body.tribe === "string" ? body.tribe : null,
        createdAt: new Date().toISOString(),
        expiresAt: textOf(body, "expiresAt"),
        lastUsedAt: null,
      };
      call.world.tokens.push(token);
      return { ...token, secret: "bny_01JD3K_" + "example-only".repeat(3) };
    }),
  ),
  on(
    "DELETE",
    "/tokens/([^/]+)",
    member(({ world, parts: [id] }) => {
      world.tokens = world.tokens.filter((one) => one.id !== id);
    }),
  ),
  on(
    "GET",
    "/tribes",
    member((call) => {
      const mine = requirePerson(call).me.tribes;
      return page(
        call,
        call.world.tribes.flatMap((tribe) => {
          const role = mine.find(({ name }) => name === tribe.name)?.role;
          return role === undefined ? [] : [{ ...tribe, role }];
        }),
      );
    }),
  ),
  on(
    "GET",
    P,
    member((call) => {
      const found = call.world.tribes.find(({ name }) => name === call.parts[0]);
      if (found === undefined || !requirePerson(call).me.tribes.some(({ name }) => name === found.name)) {
        throw NOT_FOUND;
      }
      return found;
    }),
  ),
  on(
    "GET",
    `${P}/environments`,
    member((call) =>
      page(
        call,
        call.world.environments.filter(({ tribe }) => tribe === call.parts[0]),
      ),
    ),
  ),
  on(
    "GET",
    `${P}/applications`,
    member((call) =>
      page(
        call,
        call.world.applications
          .filter(({ tribe }) => tribe === call.parts[0])
          .map((one) => withStatuses(call.world, one)),
      ),
    ),
  ),
  on(
    "GET",
    `${P}/applications/([^/]+)`,
    member((call) => {
      const found = call.world.applications.find(({ name }) => name === call.parts[1]);
      if (found === undefined) {
        throw NOT_FOUND;
      }
      return withStatuses(call.world, found);
    }),
  ),
  on(
    "GET",
    `${P}/applications/([^/]+)/releases`,
    member((call) =>
      page(
        call,
        call.world.releases.filter(({ application }) => application === call.parts[1]),
      ),
    ),
  ),
  on(
    "GET",
    `${P}/environments/([^/]+)/applications`,
    member(({ world, parts: [tribe, environment] }) =>
      [...world.deployed.values()]
        .map(({ deployed }) => deployed)
        .filter((one) => one.tribe === tribe && one.environment === environment),
    ),
  ),
  on(
    "GET",
    D,
    member((call) => placeOf(call).deployed),
  ),
  on("PUT", `${D}/scale`, member(scale)),
  on("POST", `${D}/restart`, member(restart)),
  on(
    "GET",
    `${D}/deployments`,
    member((call) => {
      const [, environment, application] = call.parts;
      return page(
        call,
        call.world.deployments.filter(
          (one) => one.environment === environment && one.application === application,
        ),
      );
    }),
  ),
  on("POST", `${D}/deployments`, member(startDeployment)),
  on("POST", `${D}/rollbacks`, member(startDeployment)),
  on(
    "GET",
    `${D}/instances`,
    member((call) => placeOf(call).instances),
  ),
  on(
    "DELETE",
    `${D}/instances/([^/]+)`,
    member((call) => {
      const place = placeOf(call);
      const gone = place.instances.find(({ name }) => name === call.parts[3]);
      if (gone === undefined) {
        throw NOT_FOUND;
      }
      gone.phase = "draining";
    }),
  ),
  on(
    "GET",
    `${D}/events`,
    member((call) => page(call, placeOf(call).events)),
  ),
  on(
    "GET",
    `${D}/runs`,
    member((call) => placeOf(call).runs),
  ),
  on("GET", `${D}/stream`, member(applicationStream)),
  on("GET", `${D}/logs`, member(logStream)),
  on("GET", `${P}/deployments/([^/]+)`, member(deploymentOf)),
  on("GET", `${P}/deployments/([^/]+)/events`, member(deploymentEvents)),
  on(
    "GET",
    `${P}/deployments/([^/]+)/build-log`,
    member((call) => {
      call.response.setHeader("Content-Type", "text/plain");
      call.response.end((call.world.buildLogs.get(call.parts[1] ?? "") ?? []).join("\n") + "\n");
    }),
  ),
  on("POST", `${P}/deployments/([^/]+)/(pause|resume|abort)`, member(steer)),
  on(
    "GET",
    "/audit",
    member((call) => {
      const actor = call.url.searchParams.get("actor");
      const action = call.url.searchParams.get("action");
      return page(
        call,
        call.world.audit.filter(
          (one) => (actor === null || one.actor === actor) && (action === null || one.action === action),
        ),
      );
    }),
  ),
  on(
    "GET",
    "/audit/verification",
    member(({ world }) =>
      world.chainBroken
        ? {
            entries: 4812,
            intact: false,
            firstBreak: {
              sequence: 4790,
              kind: "tampered",
              message: "The hash of its content differs from the hash on record.",
            },
          }
        : { entries: 4812, intact: true, firstBreak: null },
    ),
  ),
];
