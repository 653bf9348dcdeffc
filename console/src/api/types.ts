/**
 * The shapes of the HTTP contract that the console uses, one name per schema. Instants are ISO-8601 in UTC,
 * durations ISO-8601, memory in bytes, CPU in thousandths of a core.
 */

export type Instant = string;
export type FaultType = "user" | "platform" | "capacity";

/** One page of a list; `nextCursor` is null on the last page. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

export interface FieldProblem {
  pointer: string;
  line?: number | null;
  column?: number | null;
  message: string;
}

/** application/problem+json as the control plane answers every refusal and failure. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string | null;
  instance?: string | null;
  code: string;
  faultType: FaultType;
  nextStep?: string | null;
  traceId?: string | null;
  fields?: FieldProblem[] | null;
}

// identity
export type Role = "owner" | "developer" | "viewer";
export type Scope = "read" | "deploy" | "admin";

export interface Person {
  name: string;
  displayName: string;
  administrator: boolean;
  disabled: boolean;
  locked: boolean;
  mustChangePassword: boolean;
  totpEnrolled: boolean;
  createdAt: Instant;
  lastSignInAt: Instant | null;
}

export interface Membership {
  name: string;
  displayName: string;
  role: Role;
}

export interface Me {
  person: Person;
  tribes: Membership[];
  /** Null where the caller came with a token instead of a session. */
  csrfToken: string | null;
  scopes: Scope[];
}

export interface Token {
  id: string;
  name: string;
  person: string;
  scopes: Scope[];
  tribe: string | null;
  createdAt: Instant;
  expiresAt: Instant;
  lastUsedAt: Instant | null;
}

export interface IssuedToken extends Token {
  /** Shown once; the control plane keeps only its hash. */
  secret: string;
}

export interface TotpEnrolment {
  secret: string;
  uri: string;
}

// tenancy
export interface Tribe {
  name: string;
  displayName: string;
  createdAt: Instant;
  generation: number;
  role: Role | null;
}

export interface Environment {
  tribe: string;
  name: string;
  displayName: string;
  production: boolean;
  createdAt: Instant;
  generation: number;
}

// applications
export type Source =
  | { kind: "git"; url: string; ref: string; path?: string | null }
  | { kind: "archive"; id: string }
  | { kind: "image"; reference: string }
  | { kind: "release"; id: string };

export type StatusState = "empty" | "progressing" | "running" | "degraded" | "failed" | "stopped" | "unknown";

export interface Fault {
  code: string;
  faultType: FaultType;
  message: string;
  nextStep: string | null;
}

export type RolloutPhase = "progressing" | "paused" | "complete" | "deadline-exceeded";

export interface Rollout {
  id: string;
  release: string | null;
  generation: number;
  phase: RolloutPhase;
  wanted: number;
  updated: number;
  updatedReady: number;
  ready: number;
  obsolete: number;
  startedAt: Instant;
  deadlineAt: Instant;
}

export interface Status {
  state: StatusState;
  summary: string;
  wanted: number;
  ready: number;
  release: string | null;
  observedGeneration: number;
  observedAt: Instant | null;
  fault?: Fault | null;
  rollout?: Rollout | null;
}

export interface Application {
  tribe: string;
  name: string;
  displayName: string;
  source: Source | null;
  createdAt: Instant;
  generation: number;
  /** Where it is deployed, with the state observed there. */
  environments: { name: string; status: StatusState }[];
}

export interface Route {
  url: string;
  /** Instances behind it that are ready. */
  ready: number;
}

export type ApplicationKind = "service" | "job" | "cron-job";

export interface Intent {
  generation: number;
  release: string | null;
  replicas: number;
  paused: boolean;
  restartedAt: Instant | null;
  schedule: string | null;
}

/** An application as it is meant to run, and as it was observed to run, in one environment. */
export interface Deployed {
  tribe: string;
  environment: string;
  application: string;
  kind: ApplicationKind;
  intent: Intent;
  status: Status;
  routes: Route[];
}

// delivery
export type StageName = "source" | "build" | "release" | "rollout";
export type StageState = "waiting" | "running" | "succeeded" | "failed" | "skipped";

export interface Stage {
  name: StageName;
  state: StageState;
  startedAt: Instant | null;
  finishedAt: Instant | null;
}

export interface ChangedValue {
  path: string;
  before: string | null;
  after: string | null;
}

export interface Evidence {
  instance: string | null;
  exitCode: number | null;
  signal: number | null;
  outOfMemory: boolean;
  logLines: string[];
  lastProbe: string | null;
  changes: ChangedValue[];
  decisiveLines: string[];
}

export type VerdictResult = "succeeded" | "failed" | "aborted" | "superseded";

export interface Verdict {
  result: VerdictResult;
  faultType: FaultType | null;
  code: string | null;
  message: string;
  nextStep: string | null;
  evidence?: Evidence | null;
}

export interface Deployment {
  id: string;
  number: number;
  tribe: string;
  environment: string;
  application: string;
  by: string;
  message: string;
  source: Source;
  commit: string | null;
  /** Started by the platform, to return to the last good release after a failed rollout. */
  automatic: boolean;
  createdAt: Instant;
  finishedAt: Instant | null;
  stages: Stage[];
  release: string | null;
  verdict: Verdict | null;
}

export interface Release {
  id: string;
  number: number;
  application: string;
  images: Record<string, string>;
  score: string;
  commit: string | null;
  source: Source;
  createdBy: string;
  createdAt: Instant;
  deployedTo: string[];
}

// runtime
export type InstancePhase = "pending" | "starting" | "ready" | "unready" | "draining" | "stopping" | "exited";

export interface ContainerExit {
  code: number;
  signal: number | null;
  outOfMemory: boolean;
  at: Instant;
}

export interface InstanceContainer {
  name: string;
  image: string;
  state: string;
  startedAt: Instant | null;
  exit?: ContainerExit | null;
}

export interface InstanceUsage {
  cpuMillicores: number;
  memoryBytes: number;
  memoryLimitBytes: number | null;
}

/** What a probe last got for an answer. */
export interface ProbeAnswer {
  probe: string;
  healthy: boolean;
  detail: string;
  at: Instant;
}

export interface Instance {
  name: string;
  release: string;
  generation: number;
  slot: number;
  phase: InstancePhase;
  node: string;
  createdAt: Instant;
  readyAt: Instant | null;
  containers: InstanceContainer[];
  lastProbe: ProbeAnswer | null;
  fault: Fault | null;
  usage?: InstanceUsage | null;
}

export type Severity = "info" | "warning" | "error";

export interface ApplicationEvent {
  id: number;
  at: Instant;
  type: string;
  severity: Severity;
  message: string;
  instance: string | null;
  release: string | null;
}

export interface LogLine {
  instance: string;
  container: string;
  stream: "out" | "error";
  at: Instant;
  text: string;
}

export interface Run {
  name: string;
  state: "running" | "succeeded" | "failed";
  dueAt: Instant | null;
  startedAt: Instant;
  finishedAt: Instant | null;
  attempts: string[];
  fault: Fault | null;
}

// audit
export interface AuditEntry {
  sequence: number;
  at: Instant;
  actor: string;
  via: "session" | "token" | "system" | "anonymous";
  sourceAddress: string;
  action: string;
  tribe: string | null;
  subject: string;
  outcome: "done" | "denied" | "failed";
  detail: Record<string, string>;
  hash: string;
  previousHash: string;
}

export interface AuditVerification {
  entries: number;
  intact: boolean;
  firstBreak?: { sequence: number; kind: "tampered" | "dropped" | "reordered"; message: string } | null;
}
