/**
 * The console's names for the shapes of the HTTP contract, which are generated from openapi/banyan.json
 * (`npm run contract`). Instants are ISO-8601 in UTC, durations ISO-8601, memory in bytes, CPU in thousandths of a core.
 */
import type { components } from "./generated.ts";

type Schemas = components["schemas"];

/** One page of a list; `nextCursor` is null on the last page. The contract has one such shape for each kind of item. */
export type Page<Item> = Omit<Schemas["PageTribeBody"], "items"> & { items: Item[] };

export type Problem = Schemas["Problem"];
export type FieldProblem = Schemas["FieldProblem"];
export type FaultType = Problem["faultType"];
export type Fault = Schemas["FaultView"];
export type Explanation = Schemas["Explanation"];

// identity
export type Person = Schemas["PersonBody"];
export type Membership = Schemas["MembershipBody"];
export type Role = Membership["role"];
export type Me = Schemas["MeBody"];
export type Token = Schemas["TokenBody"];
export type Scope = Token["scopes"][number];
export type IssuedToken = Schemas["FreshTokenBody"];
export type TotpEnrolment = Schemas["Enrolment"];

// tenancy
export type Tribe = Schemas["TribeBody"];
export type Environment = Schemas["EnvironmentBody"];

// applications
export type Source = Schemas["Source"];
export type Application = Schemas["ApplicationBody"];
export type Deployed = Schemas["Deployed"];
export type ApplicationKind = Deployed["kind"];
export type Intent = Schemas["IntentView"];
export type Status = Schemas["StatusView"];
export type StatusState = Status["state"];
export type Route = Schemas["RouteView"];

// delivery
export type Deployment = Schemas["DeploymentBody"];
export type Stage = Schemas["Stage"];
export type StageName = Stage["name"];
export type StageState = Stage["state"];
export type StageChange = Schemas["StageChange"];
export type BuildLine = Schemas["BuildLine"];
export type Verdict = Schemas["VerdictBody"];
export type VerdictResult = Verdict["result"];
export type Evidence = Schemas["Evidence"];
export type ChangedValue = Schemas["Change"];
export type Release = Schemas["ReleaseBody"];

// runtime
export type Rollout = Schemas["RolloutView"];
export type LiveRollout = Schemas["LiveRollout"];
export type RolloutPhase = Rollout["phase"];
export type Instance = Schemas["InstanceView"];
export type InstancePhase = Instance["phase"];
export type InstanceContainer = Schemas["ContainerView"];
export type ContainerExit = Schemas["ExitView"];
export type ProbeAnswer = Schemas["ProbeView"];
export type InstanceUsage = Schemas["InstanceUsage"];
export type ApplicationEvent = Schemas["ApplicationEvent"];
export type Severity = ApplicationEvent["severity"];
export type LogLine = Schemas["LogLine"];
export type Run = Schemas["RunView"];

// audit
export type AuditEntry = Schemas["EntryBody"];
export type AuditVerification = Schemas["VerificationBody"];
