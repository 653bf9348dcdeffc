import type { FaultType, FieldProblem, Problem } from "./types.ts";

/** Codes the console itself gives where no answer of the control plane exists to quote. */
export const UNREACHABLE = "console-unreachable";
export const UNREADABLE = "console-unreadable-answer";

/** What is known of a failure: all of it where the control plane answered, less where the console speaks for itself. */
type Told = Omit<Problem, "detail" | "nextStep" | "traceId"> &
  Partial<Record<"detail" | "nextStep" | "traceId", string | null>>;

/** A refusal or failure as the control plane explained it, or as the console saw it where nobody answered. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number;
  readonly faultType: FaultType;
  readonly title: string;
  readonly detail: string | null;
  readonly nextStep: string | null;
  readonly traceId: string | null;
  readonly fields: FieldProblem[];

  constructor(problem: Told, options?: ErrorOptions) {
    super(problem.detail ?? problem.title, options);
    this.name = "ApiProblem";
    this.code = problem.code;
    this.status = problem.status;
    this.faultType = problem.faultType;
    this.title = problem.title;
    this.detail = problem.detail ?? null;
    this.nextStep = problem.nextStep ?? null;
    this.traceId = problem.traceId ?? null;
    this.fields = problem.fields ?? [];
  }

  /** Nobody answered: the console cannot say more than that, and says so. */
  static unreachable(cause: unknown): ApiProblem {
    return new ApiProblem(bare(UNREACHABLE, 0), { cause });
  }

  /** Something answered, but not in the contract's words: a proxy in between, or an older control plane. */
  static unreadable(status: number, traceId: string | null): ApiProblem {
    return new ApiProblem({ ...bare(UNREADABLE, status), traceId });
  }
}

function bare(code: string, status: number): Told {
  return { type: `urn:banyan:error:${code}`, title: code, status, code, faultType: "platform" };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

const FAULT_TYPES: readonly string[] = ["user", "platform", "capacity"];

/** Reads a refused answer's body; anything that is not a problem of the contract becomes an unreadable answer. */
export function problemFrom(body: unknown, status: number, traceId: string | null): ApiProblem {
  if (!isRecord(body) || typeof body.code !== "string" || typeof body.title !== "string") {
    return ApiProblem.unreadable(status, traceId);
  }
  const faultType = FAULT_TYPES.includes(String(body.faultType)) ? body.faultType : "platform";
  return new ApiProblem({ traceId, ...body, status, faultType } as Told);
}

/** Whether asking again may help without anyone changing anything: nobody answered, or the platform stumbled. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 502);
}
