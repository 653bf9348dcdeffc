export const tribes = {
  name: "Tribes",
  new: "New tribe",
  none: "You are not a member of any tribe yet.",
  noneHint: "Ask the owner of a tribe, or an administrator, to add you.",
  noneHintAdministrator:
    "A tribe is a tenant: its people, environments and applications. Create the first one.",
  nothingDeployed: "Nothing deployed",
  countsUnknown: "State could not be read",
  onlyAdministrators: "Only administrators of the platform create tribes.",
} as const;

export const tribe = {
  application: "Application",
  applications_one: "{{count}} application",
  applications_other: "{{count}} applications",
  isProduction: "This is a production environment",
  lastObserved: "Last observed",
  matrix: "Applications by environment",
  newApplication: "New application",
  newEnvironment: "New environment",
  noApplications: "No applications yet",
  noApplicationsHint: "Create one here, or run banyan deploy in a folder that has a score.yaml.",
  noMatch: "No application matches.",
  notDeployed: "Not deployed",
  notKnownYet: "Not known yet",
  production: "production",
  readyOf: "{{ready}} / {{wanted}}",
  wasReadyOf: "was {{ready}} / {{wanted}}",
  search: "Find an application",
  sourceHint: "Optional. Deployments start from here unless they say otherwise.",
  troubledOnly: "Only troubled ({{troubled}})",
} as const;

export const status = {
  empty: "Not deployed",
  progressing: "Progressing",
  running: "Running",
  degraded: "Degraded",
  failed: "Failed",
  stopped: "Stopped",
  unknown: "Unknown",
} as const;

export const sentence = {
  ready: "{{ready}} of {{wanted}} instances ready",
  progressing: "Changing; {{ready}} of {{wanted}} instances ready",
  paused: "Rollout paused; {{ready}} of {{wanted}} instances ready",
  rolloutFailed: "{{ready}} of {{wanted}} instances ready; the last rollout failed: {{why}}",
} as const;

export const kind = { service: "Service", job: "Job", "cron-job": "Scheduled job" } as const;

export const application = {
  environments: "Environments",
  generation: "Generation",
  generationBehind: "{{wanted}} wanted, {{observed}} observed",
  kind: "Kind",
  neverObserved: "Never",
  noRelease: "None",
  nothingDeployedYet: "Nothing is deployed here yet.",
  observed: "Observed",
  parts: "Parts of the application",
  ready: "Ready / wanted",
  release: "Release",
  restarted: "Restart asked for",
  routeNotReady: "not ready",
  routeReady: "ready",
  routes: "Routes",
  schedule: "Schedule",
  summary: "Summary",
  tab: {
    instances: "Instances",
    runs: "Runs",
    logs: "Logs",
    events: "Events",
    deployments: "Deployments",
    releases: "Releases",
  },
} as const;

export const scale = {
  action: "Scale",
  title: "Scale {{application}} in {{environment}}",
  replicas: "Number of instances (now {{now}})",
  missing: "Enter a number",
  zeroHint: "With 0 instances nothing serves: every request is refused until it is scaled up again.",
} as const;

export const restart = {
  action: "Restart",
  title: "Restart {{application}} in {{environment}}?",
  hint: "Every instance is replaced by a new one of the same release, as a rolling update: no request should fail.",
} as const;

export const rollback = {
  action: "Roll back",
  title: "Roll back {{application}} in {{environment}}",
  to: "To the release",
  lastGood: "The last one that succeeded before the current",
  hint: "A rollback is a deployment of its own, with a verdict of its own. Nothing is built again.",
} as const;

export const instance = {
  age: "Age",
  container: "Container",
  containerState: "State",
  cpu: "CPU (cores)",
  created: "Created",
  exit: "Exit",
  exitCode: "Exit code {{code}}",
  generation: "Generation",
  image: "Image",
  lastProbe: "Last probe",
  logs: "Logs",
  memory: "Memory",
  name: "Instance",
  neverReady: "Never",
  noProbe: "None yet",
  node: "Node",
  none: "No instances",
  noneHint: "Nothing runs here now. Deploy a release, or scale above 0.",
  phase: "Phase",
  readySince: "Ready since",
  release: "Release",
  replace: "Replace",
  replaceTitle: "Replace instance {{instance}}?",
  replaceHint: "It is drained and stopped, and a new one takes its slot. Its log stays readable.",
  signal: "signal {{signal}}",
  showEnded: "Show {{hidden}} more that exited",
  slot: "Slot",
  started: "Started",
  was: "Was: {{word}}",
} as const;

export const phase = {
  pending: "Pending",
  starting: "Starting",
  ready: "Ready",
  unready: "Not ready",
  draining: "Draining",
  stopping: "Stopping",
  exited: "Exited",
} as const;

export const event = {
  none: "No events yet",
  noneHint: "Starts, stops, heals, scalings and route changes show here as they are observed.",
} as const;

export const severity = { info: "Information", warning: "Warning", error: "Error" } as const;

export const logs = {
  allInstances: "All instances",
  bothStreams: "Both streams",
  clear: "Empty the view",
  download: "Save what is shown",
  error: "Standard error",
  filter: "Filter lines",
  instance: "Instance",
  missed: "{{missed}} lines came faster than they could be shown and are missing",
  noMatch: "No line matches the filter.",
  none: "No lines yet. New ones show here as they are written.",
  out: "Standard output",
  pause: "Pause",
  resume: "Resume ({{held}} new)",
  stream: "Stream",
} as const;

export const run = {
  attempts: "Attempts",
  byHand: "Started by hand",
  due: "Due",
  fault: "Fault",
  name: "Run",
  none: "No runs yet",
  noneHint: "A run appears when the schedule comes round, or when you start one.",
  notStarted: "The run was not started.",
  now: "Run now",
  started: "Started",
  state: "State",
  took: "Took",
} as const;
