import { describe, expect, test } from "vitest";
import type { Application, Deployed, Instance, Me, Rollout, StatusState } from "../../src/api/types.ts";
import { defaultsFrom, sourceOf } from "../../src/features/delivery/deploySource.ts";
import { slotsOf } from "../../src/features/delivery/slots.ts";
import { instancesToShow } from "../../src/features/runtime/instanceOrder.ts";
import { mergeEvents } from "../../src/features/runtime/mergeEvents.ts";
import { instanceChoices, readLogView, writeLogView } from "../../src/features/runtime/logView.ts";
import { permission } from "../../src/features/session/permissions.ts";
import { returnAddress } from "../../src/features/session/returnAddress.ts";
import { NAME_PATTERN } from "../../src/features/tribes/names.ts";
import { countStates, isTroubled, rowsOf, statusOf } from "../../src/features/tribes/matrix.ts";
import { readAuditFilter, writeAuditFilter } from "../../src/features/audit/auditFilter.ts";

describe("the way back after signing in", () => {
  test.each([
    ["/tribes/wealth?x=1#y", "/tribes/wealth?x=1#y"],
    ["https://evil.example/", "/tribes"],
    ["//evil.example/", "/tribes"],
    ["/\\evil.example/", "/tribes"],
    ["javascript:alert(1)", "/tribes"],
    ["/sign-in?from=/", "/tribes"],
    [null, "/tribes"],
  ])("from %s leads to %s", (from, to) => {
    expect(returnAddress(from)).toBe(to);
  });
});

describe("a permission", () => {
  const me = (role: "owner" | "developer" | "viewer", scopes: Me["scopes"] = ["read", "deploy", "admin"]) =>
    ({ tribes: [{ name: "wealth", displayName: "", role }], scopes }) as Me;

  test("grows with the role", () => {
    expect(permission(me("viewer"), "wealth", "operate")).toEqual({
      allowed: false,
      needed: "developer",
      held: "viewer",
    });
    expect(permission(me("developer"), "wealth", "operate").allowed).toBe(true);
    expect(permission(me("developer"), "wealth", "administer").allowed).toBe(false);
    expect(permission(me("owner"), "wealth", "administer").allowed).toBe(true);
  });

  test("ends at the tribe's border and at the scope's", () => {
    expect(permission(me("owner"), "retail", "operate")).toEqual({
      allowed: false,
      needed: "developer",
      held: null,
    });
    expect(permission(me("owner", ["read"]), "wealth", "operate").allowed).toBe(false);
  });
});

describe("the slots of a rollout", () => {
  const rollout = (wanted: number, updated: number, updatedReady: number, obsolete: number) =>
    ({ wanted, updated, updatedReady, obsolete }) as Rollout;

  test("show new and ready, new and waiting, missing, and old", () => {
    expect(slotsOf(rollout(3, 2, 1, 2))).toEqual(["new-ready", "new-waiting", "missing", "old", "old"]);
  });

  test("stay whole when observations contradict each other", () => {
    expect(slotsOf(rollout(1, 1, 5, -1))).toEqual(["new-ready"]);
    expect(slotsOf(rollout(0, 0, 0, 0))).toEqual([]);
  });
});

describe("the matrix", () => {
  const application = (name: string, ...states: StatusState[]) =>
    ({
      name,
      displayName: `Display ${name}`,
      environments: states.map((status, index) => ({ name: `e${index}`, status })),
    }) as Application;
  const all = [
    application("b", "running", "unknown"),
    application("a", "running"),
    application("c", "empty"),
  ];

  test("counts an unknown application as troubled: nobody can say that it is well", () => {
    expect(all.filter(isTroubled).map(({ name }) => name)).toEqual(["b"]);
  });

  test("is in order of names, and filtered by either name", () => {
    expect(rowsOf(all, { text: "", troubledOnly: false }).map(({ name }) => name)).toEqual(["a", "b", "c"]);
    expect(rowsOf(all, { text: "DISPLAY C", troubledOnly: false }).map(({ name }) => name)).toEqual(["c"]);
    expect(rowsOf(all, { text: "", troubledOnly: true }).map(({ name }) => name)).toEqual(["b"]);
  });

  test("has no status where nothing was deployed", () => {
    const deployed = (name: string, state: StatusState) =>
      ({ application: name, status: { state } }) as Deployed;
    const here = [deployed("a", "failed"), deployed("c", "empty")];
    expect(statusOf("a", here)?.state).toBe("failed");
    expect(statusOf("b", here)).toBeNull();
    expect(statusOf("c", here)).toBeNull();
  });

  test("counts what is deployed", () => {
    expect([...countStates(all)]).toEqual([
      ["running", 2],
      ["unknown", 1],
    ]);
  });
});

test("events of the stream and of the history show once each, newest first", () => {
  const event = (id: number, at: string) => ({ id, at }) as Parameters<typeof mergeEvents>[0][number];
  const live = [event(3, "2026-01-03"), event(2, "2026-01-02")];
  const history = [event(2, "2026-01-02"), event(1, "2026-01-01")];
  expect(mergeEvents(live, history).map(({ id }) => id)).toEqual([3, 2, 1]);
});

describe("an address", () => {
  test("holds what of the logs is looked at", () => {
    const view = { instance: "a-0", text: "WARN &", stream: "error" } as const;
    expect(readLogView(new URLSearchParams(writeLogView(view).toString()))).toEqual(view);
    expect(writeLogView({ instance: null, text: "", stream: "all" }).toString()).toBe("");
    expect(readLogView(new URLSearchParams("stream=nonsense")).stream).toBe("all");
  });

  test("holds the audit's filter", () => {
    const filter = { actor: "dan", from: "2026-01-01T00:00:00.000Z" };
    expect(readAuditFilter(new URLSearchParams(writeAuditFilter(filter).toString()))).toEqual(filter);
  });
});

test("an instance that is gone stays among the choices while its log is read", () => {
  expect(instanceChoices([{ name: "b" } as Instance], "a")).toEqual(["a", "b"]);
});

describe("a deployment's source", () => {
  test("is what was typed, without blanks and without an empty folder", () => {
    expect(sourceOf({ kind: "git", url: " https://x/y.git ", ref: "main", path: " " })).toEqual({
      kind: "git",
      url: "https://x/y.git",
      ref: "main",
    });
    expect(sourceOf({ kind: "image", reference: " a:1 " })).toEqual({ kind: "image", reference: "a:1" });
  });

  test("starts from the application's own", () => {
    expect(defaultsFrom([{ kind: "git", url: "u", ref: "r" }])).toEqual({
      kind: "git",
      url: "u",
      ref: "r",
      path: "",
    });
    expect(defaultsFrom([null])).toEqual({ kind: "git", ref: "main" });
  });

  test("starts from what was deployed last where the application names none", () => {
    const deployed = [
      { kind: "release", id: "i" },
      { kind: "git", url: "u", ref: "r", path: "p" },
    ] as const;
    expect(defaultsFrom([null, ...deployed])).toEqual({ kind: "git", url: "u", ref: "r", path: "p" });
  });
});

test.each([
  ["fund-quotes", true],
  ["a", true],
  ["-a", false],
  ["a-", false],
  ["1a", false],
  ["A", false],
  ["a".repeat(41), false],
])("the name %s is %s", (name, allowed) => {
  expect(NAME_PATTERN.test(name)).toBe(allowed);
});

test("what lives stands first, and of what ended only the last three stay in sight", () => {
  const one = (name: string, slot: number, ended?: string) =>
    ({
      name,
      slot,
      generation: 1,
      phase: ended === undefined ? "ready" : "exited",
      createdAt: "2026-01-01T09:00:00Z",
      containers: ended === undefined ? [] : [{ exit: { at: ended } }],
    }) as unknown as Instance;
  const all = [
    one("oldest", 0, "2026-01-01T10:00:00Z"),
    one("last", 0, "2026-01-01T10:09:00Z"),
    one("second", 1),
    one("before", 0, "2026-01-01T10:08:00Z"),
    one("third", 0, "2026-01-01T10:07:00Z"),
    one("first", 0),
  ];
  const { shown, hidden } = instancesToShow(all, false);
  expect(shown.map(({ name }) => name)).toEqual(["first", "second", "last", "before", "third"]);
  expect(hidden).toBe(1);
  expect(instancesToShow(all, true).shown).toHaveLength(6);
});
