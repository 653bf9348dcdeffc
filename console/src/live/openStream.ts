import { requestHeaders } from "../api/credentials.ts";
import { refusal } from "../api/http.ts";
import type { ApiProblem } from "../api/problem.ts";
import { serverNow } from "../api/serverClock.ts";
import { backoff, RECONNECT } from "./backoff.ts";
import type { Connection } from "./connection.ts";
import { readEvents, type StreamMessage } from "./readEvents.ts";

export interface StreamOptions {
  /** Asked before every attempt, so that a stream without stored positions can resume from what was last seen. */
  address: () => string;
  onMessage: (message: StreamMessage) => void;
  onConnection: (connection: Connection) => void;
  /** Called after a lost connection came back: whatever has no stored position must be read again. */
  onReopened?: () => void;
  /** The message after which the server is done and no reconnection is wanted. */
  endsWith?: string;
}

/** The control plane sends a heartbeat every 15 s; three missed ones mean that nobody is there any more. */
const SILENCE_MILLIS = 45_000;

type Ending = "ended" | "broken" | { refused: ApiProblem };

/**
 * Keeps one server-sent event stream open until closed: resumes by Last-Event-ID, backs off between attempts,
 * notices a silent peer. Unlike the browser's EventSource it survives an answer of 503 during a restart of the
 * control plane, and it can say why a stream was refused.
 *
 * @returns closes the stream
 */
export function openStream(options: StreamOptions): () => void {
  const closing = new AbortController();
  void keepOpen(options, closing.signal);
  return () => closing.abort();
}

async function keepOpen(options: StreamOptions, closed: AbortSignal): Promise<void> {
  const position: Position = { lastEventId: null, lastSeenAt: null, firstRetryMillis: RECONNECT.firstMillis };
  let attempt = 0;
  options.onConnection({ state: "connecting" });
  while (!closed.aborted) {
    const ending = await attempts(options, position, closed, () => {
      if (attempt > 0) {
        options.onReopened?.();
      }
      attempt = 0;
    });
    if (isAborted(closed)) {
      return;
    }
    if (ending !== "broken") {
      options.onConnection(
        ending === "ended" ? { state: "ended" } : { state: "refused", problem: ending.refused },
      );
      return;
    }
    attempt += 1;
    const wait = backoff({ ...RECONNECT, firstMillis: position.firstRetryMillis }, attempt, Math.random());
    options.onConnection({
      state: "lost",
      lastSeenAt: position.lastSeenAt,
      retryAt: serverNow() + wait,
      attempt,
    });
    await pause(wait, closed);
  }
}

interface Position {
  lastEventId: string | null;
  lastSeenAt: number | null;
  firstRetryMillis: number;
}

/** The signal may have changed while awaiting; asked through a function so that the check is not assumed away. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

async function attempts(
  options: StreamOptions,
  position: Position,
  closed: AbortSignal,
  opened: () => void,
): Promise<Ending> {
  const silence = new AbortController();
  let watchdog = setTimeout(() => silence.abort(), SILENCE_MILLIS);
  const received = { end: false };
  const seen = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => silence.abort(), SILENCE_MILLIS);
    position.lastSeenAt = serverNow();
    options.onConnection({ state: "live", lastSeenAt: position.lastSeenAt });
  };
  try {
    const response = await fetch(options.address(), {
      credentials: "same-origin",
      headers: streamHeaders(position),
      signal: AbortSignal.any([closed, silence.signal]),
    });
    if (response.status === 204) {
      return "ended";
    }
    if (!response.ok || response.body === null) {
      return isWorthRetrying(response.status) ? "broken" : { refused: await refusal(response) };
    }
    opened();
    seen();
    await readEvents(response.body, {
      onBytes: seen,
      onRetry: (millis) => (position.firstRetryMillis = millis),
      onMessage: (message) => {
        position.lastEventId = message.id ?? position.lastEventId;
        received.end ||= message.name === options.endsWith;
        options.onMessage(message);
      },
    });
    return received.end ? "ended" : "broken";
  } catch {
    return received.end ? "ended" : "broken";
  } finally {
    clearTimeout(watchdog);
  }
}

function streamHeaders(position: Position): Record<string, string> {
  return {
    Accept: "text/event-stream",
    ...requestHeaders(),
    ...(position.lastEventId === null ? {} : { "Last-Event-ID": position.lastEventId }),
  };
}

/** A refusal stays a refusal; an overloaded or restarting control plane does not. */
function isWorthRetrying(status: number): boolean {
  return status >= 500 || status === 429 || status === 408;
}

/** Waits, but not longer than it takes the browser to come back online or the caller to close. */
function pause(millis: number, closed: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      window.removeEventListener("online", finish);
      closed.removeEventListener("abort", finish);
      resolve();
    };
    const timer = setTimeout(finish, millis);
    window.addEventListener("online", finish);
    closed.addEventListener("abort", finish);
  });
}
