// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Connection } from "../../src/live/connection.ts";
import { openStream } from "../../src/live/openStream.ts";
import type { StreamMessage } from "../../src/live/readEvents.ts";

/** One answer of a server that is played by hand. */
class Answer {
  readonly response: Response;
  private controller!: ReadableStreamDefaultController<Uint8Array>;

  constructor(signal: AbortSignal) {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (this.controller = controller),
    });
    signal.addEventListener("abort", () => this.controller.error(new Error("aborted")));
    this.response = new Response(body, { headers: { "Content-Type": "text/event-stream" } });
  }

  write(text: string): void {
    this.controller.enqueue(new TextEncoder().encode(text));
  }

  end(): void {
    this.controller.close();
  }
}

interface Requested {
  headers: Headers;
  answer: Answer;
}

let requests: Requested[];
let refuseWith: (() => Response | Error) | null;
let messages: StreamMessage[];
let connections: Connection[];
let reopened: number;
let close: () => void;

function latest(): Answer {
  const request = requests.at(-1);
  if (request === undefined) {
    throw new Error("nothing was requested");
  }
  return request.answer;
}

/** Lets everything that waits only for promises happen. */
const settle = () => vi.advanceTimersByTimeAsync(0);
const state = () => connections.at(-1)?.state;

function open(endsWith?: string): void {
  close = openStream({
    address: () => "/api/v1/stream",
    onMessage: (message) => messages.push(message),
    onConnection: (connection) => connections.push(connection),
    onReopened: () => (reopened += 1),
    ...(endsWith === undefined ? {} : { endsWith }),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  requests = [];
  refuseWith = null;
  messages = [];
  connections = [];
  reopened = 0;
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    const refused = refuseWith?.();
    if (refused instanceof Error) {
      return Promise.reject(refused);
    }
    const answer = new Answer(init.signal ?? new AbortController().signal);
    requests.push({ headers: new Headers(init.headers), answer });
    return Promise.resolve(refused ?? answer.response);
  });
});

afterEach(() => {
  close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("a stream", () => {
  test("hands on each message with its name and id, however the chunks are cut", async () => {
    open();
    await settle();
    latest().write("id: 7\nevent: sta");
    latest().write('tus\ndata: {"state":"run');
    latest().write('ning"}\n\n: heartbeat\n\n');
    await settle();
    expect(messages).toEqual([{ id: "7", name: "status", data: '{"state":"running"}' }]);
    expect(state()).toBe("live");
  });

  test("reads characters whose bytes arrive in two chunks", async () => {
    open();
    await settle();
    const bytes = new TextEncoder().encode("data: 榕\n\n");
    const answer = latest() as unknown as { controller: ReadableStreamDefaultController<Uint8Array> };
    answer.controller.enqueue(bytes.slice(0, 7));
    answer.controller.enqueue(bytes.slice(7));
    await settle();
    expect(messages[0]?.data).toBe("榕");
  });

  test("resumes after a loss from the last id, and says when it was last seen", async () => {
    open();
    await settle();
    latest().write("id: 41\ndata: a\n\n");
    await settle();
    latest().end();
    await settle();
    expect(connections.at(-1)).toMatchObject({ state: "lost", attempt: 1 });
    expect((connections.at(-1) as { lastSeenAt: number }).lastSeenAt).toBeTypeOf("number");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(requests).toHaveLength(2);
    expect(requests[1]?.headers.get("Last-Event-ID")).toBe("41");
    expect(reopened).toBe(1);
    expect(state()).toBe("live");
  });

  test("survives a control plane that answers 503 while it restarts", async () => {
    refuseWith = () => new Response("restarting", { status: 503 });
    open();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(state()).toBe("lost");
    refuseWith = null;
    await vi.advanceTimersByTimeAsync(15_000);
    expect(state()).toBe("live");
  });

  test("survives a network that is gone", async () => {
    refuseWith = () => new TypeError("Failed to fetch");
    open();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(connections.at(-1)).toMatchObject({ state: "lost", lastSeenAt: null });
  });

  test("stops where it is refused, and says why", async () => {
    const problem = { type: "urn:x", title: "Not yours", status: 403, code: "forbidden", faultType: "user" };
    refuseWith = () => new Response(JSON.stringify(problem), { status: 403 });
    open();
    await vi.advanceTimersByTimeAsync(60_000);
    const refused = connections.at(-1);
    expect(refused?.state).toBe("refused");
    expect(refused?.state === "refused" && refused.problem.code).toBe("forbidden");
    expect(requests).toHaveLength(1);
  });

  test("notices a peer that fell silent, and heartbeats count as life", async () => {
    open();
    await settle();
    await vi.advanceTimersByTimeAsync(40_000);
    latest().write(": heartbeat\n\n");
    await vi.advanceTimersByTimeAsync(40_000);
    expect(state()).toBe("live");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(state()).toBe("lost");
  });

  test("ends with its last message and does not come back", async () => {
    open("verdict");
    await settle();
    latest().write("event: verdict\ndata: {}\n\n");
    latest().end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state()).toBe("ended");
    expect(requests).toHaveLength(1);
  });

  test("returns at once when the browser is online again", async () => {
    refuseWith = () => new TypeError("Failed to fetch");
    open();
    await vi.advanceTimersByTimeAsync(60_000);
    refuseWith = null;
    const before = requests.length;
    window.dispatchEvent(new Event("online"));
    await settle();
    expect(requests.length).toBe(before + 1);
    expect(state()).toBe("live");
  });

  test("says nothing more after it was closed", async () => {
    open();
    await settle();
    close();
    const said = connections.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connections).toHaveLength(said);
    expect(requests).toHaveLength(1);
  });
});
