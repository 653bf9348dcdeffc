import { requestHeaders, sessionExpired } from "./credentials.ts";
import { ApiProblem, problemFrom } from "./problem.ts";
import { observeServerDate } from "./serverClock.ts";

const BASE = "/api/v1";

type Query = Record<string, string | number | boolean | null | undefined>;

interface RequestOptions {
  query?: Query;
  body?: unknown;
  /** Generation the caller saw; the change is refused when the intent has moved on since. */
  ifMatch?: number;
  /** Makes a creation safe to repeat: the same key gives the same answer. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Signing in with wrong credentials is an answer, not the end of a session. */
  unauthorisedIsAnAnswer?: boolean;
}

/** Builds a path from parts that may hold any character; each part is encoded. */
export function path(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.reduce((built, part, index) => built + encodeURIComponent(values[index - 1] ?? "") + part);
}

export function address(resource: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== "") {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return BASE + resource + (text === "" ? "" : `?${text}`);
}

/** A fresh key for a creation. Works on plain http too, where randomUUID does not exist. */
export function newIdempotencyKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

function headersOf(options: RequestOptions): Record<string, string> {
  return {
    Accept: "application/json, application/problem+json",
    ...requestHeaders(),
    ...(options.body === undefined ? {} : { "Content-Type": "application/json" }),
    ...(options.ifMatch === undefined ? {} : { "If-Match": `"${options.ifMatch}"` }),
    ...(options.idempotencyKey === undefined ? {} : { "Idempotency-Key": options.idempotencyKey }),
  };
}

async function send(method: string, resource: string, options: RequestOptions): Promise<Response> {
  try {
    return await fetch(address(resource, options.query), {
      method,
      credentials: "same-origin",
      headers: headersOf(options),
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (cause) {
    if (options.signal?.aborted === true) {
      throw cause;
    }
    throw ApiProblem.unreachable(cause);
  }
}

/** Turns a refused answer into the problem it carries; also tells the frame when the session is over. */
export async function refusal(response: Response, unauthorisedIsAnAnswer = false): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const problem = problemFrom(body, response.status, response.headers.get("Trace-Id"));
  if (response.status === 401 && !unauthorisedIsAnAnswer) {
    sessionExpired();
  }
  return problem;
}

async function request<Answer>(
  method: string,
  resource: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const response = await send(method, resource, options);
  observeServerDate(response.headers.get("Date"));
  if (!response.ok) {
    throw await refusal(response, options.unauthorisedIsAnAnswer);
  }
  if (response.status === 204) {
    return undefined as Answer;
  }
  const text = await response.text();
  if (text === "") {
    return undefined as Answer;
  }
  try {
    return JSON.parse(text) as Answer;
  } catch {
    throw ApiProblem.unreadable(response.status, response.headers.get("Trace-Id"));
  }
}

/** The contract's verbs. Every failure is an ApiProblem, except an abort that the caller asked for. */
export const http = {
  get: <Answer>(resource: string, options?: RequestOptions) => request<Answer>("GET", resource, options),
  post: <Answer>(resource: string, options?: RequestOptions) => request<Answer>("POST", resource, options),
  put: <Answer>(resource: string, options?: RequestOptions) => request<Answer>("PUT", resource, options),
  remove: <Answer = void>(resource: string, options?: RequestOptions) =>
    request<Answer>("DELETE", resource, options),
  async text(resource: string, options: RequestOptions = {}): Promise<string> {
    const response = await send("GET", resource, options);
    if (!response.ok) {
      throw await refusal(response);
    }
    return response.text();
  },
};
