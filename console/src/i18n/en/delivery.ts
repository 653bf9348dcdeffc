export const deploy = {
  action: "Deploy",
  title: "Deploy {{application}} to {{environment}}",
  from: "From",
  git: "Git",
  image: "Image",
  gitUrl: "Repository address",
  gitUrlMissing: "Enter the address of a repository",
  gitRef: "Branch, tag or commit",
  gitRefHint: "The commit it points to now is what gets built.",
  gitRefMissing: "Enter a branch, tag or commit",
  gitPath: "Folder",
  gitPathHint: "Where score.yaml is, if not at the top.",
  reference: "Image reference",
  referenceHint: "A tag is resolved to its digest once; the digest is what gets released.",
  referenceMissing: "Enter an image reference",
  message: "Note",
  messageHint: "Why, for those who read it later",
} as const;

export const source = { archive: "Uploaded folder", release: "Existing release" } as const;

export const deployment = {
  name: "Deployment",
  title: "Deployment #{{number}}",
  automatic: "Automatic return",
  by: "By",
  commit: "Commit",
  follow: "Follow",
  noMessage: "No note",
  none: "No deployments yet",
  noneHint: "Deploy from Git or an image to see how it went here.",
  number: "No.",
  result: "Result",
  source: "Source",
  stages: "Stages",
  started: "Started",
  toApplication: "To the application",
  took: "Took",
  what: "What",
  when: "When",
} as const;

export const stage = { source: "Source", build: "Build", release: "Release", rollout: "Rollout" } as const;

export const stageState = {
  waiting: "Waiting",
  running: "Running",
  succeeded: "Succeeded",
  failed: "Failed",
  skipped: "Skipped",
} as const;

export const rollout = {
  title: "Rollout",
  phase: {
    progressing: "Rolling out",
    paused: "Paused",
    complete: "Complete",
    "deadline-exceeded": "Deadline exceeded",
  },
  updatedReady: "{{ready}} of {{wanted}} new instances ready",
  deadlineIn: "Deadline in {{span}}",
  deadlineOver: "Deadline passed {{span}} ago",
  pausedHint: "The deadline waits while paused.",
  slot: {
    "new-ready": "New, ready",
    "new-waiting": "New, not ready yet",
    missing: "Still to start",
    old: "Old, to be stopped",
  },
} as const;

export const steer = {
  pause: "Pause",
  resume: "Resume",
  abort: "Abort",
  abortTitle: "Abort deployment #{{number}}?",
  abortHint: "The release before is restored. Instances of the new release are drained and stopped.",
} as const;

export const verdict = {
  title: "Verdict",
  succeeded: "Succeeded",
  failed: "Failed",
  aborted: "Aborted",
  superseded: "Superseded",
} as const;

export const evidence = {
  absent: "absent",
  after: "Now",
  before: "Before",
  changes: "What changed since the release before",
  decisive: "Decisive lines",
  exitCode: "Exit code",
  instance: "Instance",
  lastProbe: "Last probe",
  logLines_one: "Last log line",
  logLines_other: "Last {{count}} log lines",
  memory: "Memory",
  outOfMemory: "Killed for exceeding its memory limit",
  path: "Where",
  signal: "Signal",
} as const;

export const buildLog = {
  title: "Build log",
  dropped: "The first {{dropped}} lines are not kept in this view.",
  empty: "The build wrote nothing.",
  notYet: "The build has not started yet.",
  silent: "The build has written nothing yet.",
} as const;

export const release = {
  by: "By",
  deploy: "Deploy this",
  deployedTo: "Runs in",
  images: "Images",
  isCurrent: "This is the current release.",
  manifest: "Manifest",
  manifestTitle: "Manifest of release #{{number}}",
  none: "No releases yet",
  noneHint: "A release is what a deployment built: image digests and a manifest, never changed afterwards.",
  number: "No.",
  source: "Source",
  when: "When",
} as const;
