import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { applications } from "../../src/api/applications.ts";
import { audit } from "../../src/api/audit.ts";
import { delivery } from "../../src/api/delivery.ts";
import { address } from "../../src/api/http.ts";
import { identity } from "../../src/api/identity.ts";
import { runtime } from "../../src/api/runtime.ts";
import { tenancy } from "../../src/api/tenancy.ts";

interface Contract {
  paths: Record<string, Record<string, unknown>>;
}

const ROOT = join(import.meta.dirname, "../../..");
const contract = JSON.parse(readFileSync(join(ROOT, "openapi/banyan.json"), "utf8")) as Contract;

describe("every call of the console", () => {
  const place = { tribe: "t", environment: "e", application: "a" };
  const { signal } = new AbortController();
  const source = { kind: "image", reference: "r" } as const;
  const names = { name: "n", displayName: "d" };
  const calls = {
    identity: {
      me: () => identity.me(signal),
      signIn: () => identity.signIn({ name: "n", password: "p" }),
      signOut: () => identity.signOut(),
      changePassword: () => identity.changePassword("a", "b"),
      enrolTotp: () => identity.enrolTotp(),
      confirmTotp: () => identity.confirmTotp("1"),
      removeTotp: () => identity.removeTotp("p"),
      tokens: () => identity.tokens(signal),
      issueToken: () => identity.issueToken({ name: "n", scopes: ["read"], expiresAt: "" }),
      revokeToken: () => identity.revokeToken("i"),
    },
    tenancy: {
      tribes: () => tenancy.tribes(signal),
      tribe: () => tenancy.tribe("t", signal),
      createTribe: () => tenancy.createTribe(names),
      environments: () => tenancy.environments("t", signal),
      createEnvironment: () => tenancy.createEnvironment("t", { ...names, production: false }),
    },
    applications: {
      ofTribe: () => applications.ofTribe("t", signal),
      create: () => applications.create("t", names),
      ofName: () => applications.ofName("t", "a", signal),
      inEnvironment: () => applications.inEnvironment("t", "e", signal),
      deployed: () => applications.deployed(place, signal),
      scale: () => applications.scale(place, 1, 1),
      restart: () => applications.restart(place, 1),
    },
    delivery: {
      deployments: () => delivery.deployments(place, null, signal),
      deployment: () => delivery.deployment("t", "i", signal),
      deploymentEvents: () => fetch(address(delivery.deploymentEvents("t", "i"))),
      buildLog: () => delivery.buildLog("t", "i", signal),
      deploy: () => delivery.deploy(place, source, ""),
      rollBack: () => delivery.rollBack(place, null),
      steer: () => delivery.steer("t", "i", "pause"),
      releases: () => delivery.releases("t", "a", null, signal),
    },
    runtime: {
      instances: () => runtime.instances(place, signal),
      replaceInstance: () => runtime.replaceInstance(place, "i"),
      events: () => runtime.events(place, null, signal),
      stream: () => fetch(address(runtime.stream(place))),
      logs: () => fetch(address(runtime.logs(place))),
      runs: () => runtime.runs(place, signal),
      startRun: () => runtime.startRun(place),
    },
    audit: {
      entries: () => audit.entries({}, null, signal),
      verify: () => audit.verify(),
      exportAddress: () => fetch(audit.exportAddress({})),
    },
  };
  let asked: string[];

  beforeEach(() => {
    asked = [];
    vi.stubGlobal("fetch", (url: string, init?: RequestInit) => {
      asked.push(
        `${(init?.method ?? "GET").toLowerCase()} ${new URL(url, "http://console.invalid").pathname}`,
      );
      return Promise.resolve(new Response("{}"));
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  const known = Object.entries(contract.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => new RegExp(`^${method} ${path.replace(/\{[^}]+\}/g, "[^/]+")}$`)),
  );

  test("is listed here", () => {
    const all = { identity, tenancy, applications, delivery, runtime, audit };
    for (const [room, functions] of Object.entries(all)) {
      expect(Object.keys(calls[room as keyof typeof all]).sort()).toEqual(Object.keys(functions).sort());
    }
  });

  const each = Object.entries(calls).flatMap(([room, functions]) =>
    Object.entries<() => Promise<unknown>>(functions).map(([name, call]) => ({
      name: `${room}.${name}`,
      call,
    })),
  );
  test.each(each)("$name is in the contract", async ({ call }) => {
    await call();
    expect(asked).toHaveLength(1);
    expect(known.filter((operation) => operation.test(asked[0] ?? ""))).toHaveLength(1);
  });
});

test("the generated types are those of the contract; if not: npm run contract", async () => {
  const generated = readFileSync(join(ROOT, "console/src/api/generated.ts"), "utf8");
  const syntax = await openapiTS(pathToFileURL(join(ROOT, "openapi/banyan.json")));
  expect(generated).toBe(COMMENT_HEADER + astToString(syntax));
});
