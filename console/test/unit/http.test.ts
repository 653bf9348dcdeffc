import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { onSessionExpired, rememberCsrfToken, rememberLanguage } from "../../src/api/credentials.ts";
import { address, http, newIdempotencyKey, path } from "../../src/api/http.ts";
import { ApiProblem, isPassing, UNREACHABLE, UNREADABLE } from "../../src/api/problem.ts";

let sent: { url: string; init: RequestInit }[];
let answer: () => Response | Error;

beforeEach(() => {
  sent = [];
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    sent.push({ url, init });
    const given = answer();
    return given instanceof Error ? Promise.reject(given) : Promise.resolve(given);
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  rememberCsrfToken(null);
});

function header(name: string): string | null {
  return new Headers(sent[0]?.init.headers).get(name);
}

async function problemOf(promise: Promise<unknown>): Promise<ApiProblem> {
  const error: unknown = await promise.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ApiProblem);
  return error as ApiProblem;
}

const ANSWERED = () => new Response('{"ok":true}', { status: 200 });

describe("a request", () => {
  test("carries the anti-forgery value and the language", async () => {
    answer = ANSWERED;
    rememberCsrfToken("csrf-1");
    rememberLanguage("zh-CN");
    await http.post("/tribes", { body: {} });
    expect(header("X-CSRF-Token")).toBe("csrf-1");
    expect(header("Accept-Language")).toBe("zh-CN");
  });

  test("carries the generation that was seen as If-Match, quoted", async () => {
    answer = ANSWERED;
    await http.put("/scale", { body: {}, ifMatch: 17 });
    expect(header("If-Match")).toBe('"17"');
  });

  test("encodes names that hold awkward characters", () => {
    expect(path`/tribes/${"a/b?c"}/members/${"榕"}`).toBe("/tribes/a%2Fb%3Fc/members/%E6%A6%95");
  });

  test("leaves out what is not asked for", () => {
    expect(address("/audit", { actor: "", tribe: undefined, cursor: null, limit: 0 })).toBe(
      "/api/v1/audit?limit=0",
    );
  });

  test("for a creation has a key of its own", () => {
    expect(newIdempotencyKey()).toMatch(/^[0-9a-f]{32}$/);
    expect(newIdempotencyKey()).not.toBe(newIdempotencyKey());
  });
});

describe("an answer", () => {
  test("without a body is no error", async () => {
    answer = () => new Response(null, { status: 204 });
    expect(await http.remove<unknown>("/tokens/1")).toBeUndefined();
  });

  test("that refuses says what happened, whose it is, what to do, and its trace", async () => {
    const body = {
      type: "urn:banyan:error:capacity-exceeded",
      title: "Too many",
      status: 409,
      detail: "9 GiB are free",
      code: "capacity-exceeded",
      faultType: "capacity",
      nextStep: "Ask for fewer",
      traceId: "t-1",
      fields: [{ pointer: "/replicas", message: "at most 36" }],
    };
    answer = () => new Response(JSON.stringify(body), { status: 409 });
    const problem = await problemOf(http.get("/x"));
    expect(problem).toMatchObject({
      code: "capacity-exceeded",
      faultType: "capacity",
      detail: "9 GiB are free",
      nextStep: "Ask for fewer",
      traceId: "t-1",
    });
    expect(problem.fields).toHaveLength(1);
  });

  test.each([
    ["a page of a proxy", () => new Response("<html>Bad gateway</html>", { status: 502 })],
    ["JSON that is no problem", () => new Response('{"error":"x"}', { status: 400 })],
    ["a success that is no JSON", () => new Response("<html>", { status: 200 })],
  ])("that is %s is told apart from the control plane's own", async (_, given) => {
    answer = given;
    expect((await problemOf(http.get("/x"))).code).toBe(UNREADABLE);
  });

  test("that never comes is a problem of its own, worth another try", async () => {
    answer = () => new TypeError("Failed to fetch");
    const problem = await problemOf(http.get("/x"));
    expect(problem.code).toBe(UNREACHABLE);
    expect(isPassing(problem)).toBe(true);
  });

  test("that refuses for good is not asked for again", async () => {
    answer = () => new Response('{"code":"not-found","title":"x","faultType":"user"}', { status: 404 });
    expect(isPassing(await problemOf(http.get("/x")))).toBe(false);
  });
});

describe("the end of a session", () => {
  const refused = () =>
    new Response('{"code":"not-signed-in","title":"x","faultType":"user"}', { status: 401 });

  test("is told to the frame, and the anti-forgery value is forgotten", async () => {
    answer = refused;
    rememberCsrfToken("csrf-1");
    let told = 0;
    const stop = onSessionExpired(() => (told += 1));
    await problemOf(http.get("/tribes"));
    await problemOf(http.get("/tribes"));
    stop();
    expect(told).toBe(2);
    expect(new Headers(sent[1]?.init.headers).get("X-CSRF-Token")).toBeNull();
  });

  test("is not mistaken for a wrong password", async () => {
    answer = refused;
    let told = 0;
    const stop = onSessionExpired(() => (told += 1));
    await problemOf(http.post("/session", { body: {}, unauthorisedIsAnAnswer: true }));
    stop();
    expect(told).toBe(0);
  });
});
