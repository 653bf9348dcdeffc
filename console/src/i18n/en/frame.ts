export const common = {
  ago: "{{span}} ago",
  cancel: "Cancel",
  copied: "Copied",
  copy: "Copy",
  copyRefused: "Could not copy; select the text instead",
  create: "Create",
  done: "Done",
  loading: "Loading",
  more: "Show more",
  nextStep: "What to do:",
  reset: "Reset",
  toEnd: "Follow the end",
  tryAgain: "Try again",
} as const;

export const shell = {
  allTribes: "All tribes",
  menu: "Menu",
  mode: { label: "Appearance", system: "Like the system", light: "Light", dark: "Dark" },
  places: "Places",
  platform: "Platform",
  skip: "Skip to the page",
  work: "Tribes",
} as const;

export const notFound = {
  name: "Not found",
  title: "There is no such page.",
  back: "Back to the tribes",
} as const;

export const problem = {
  console: {
    name: "Console error",
    title: "The console failed to show this page.",
    nextStep: "Load the page again. If it fails again, report the text above with the address of the page.",
  },
  trace: "trace",
  unreachable: {
    title: "The control plane does not answer.",
    detail: "What runs keeps running without it; only looking and changing has to wait.",
    nextStep: "Check your network, then on the machine: make status, banyan doctor.",
  },
  unreadable: {
    title: "The answer is not one of the control plane.",
    detail: "Something in between answered with status {{status}}.",
    nextStep:
      "Check the proxy between this browser and the control plane, and that both are of the same version.",
  },
} as const;

export const fault = {
  user: "Yours to fix",
  platform: "Platform's to fix",
  capacity: "Capacity",
  userHint: "The cause lies in what was asked for or delivered: code, configuration, manifest.",
  platformHint: "The cause lies in Banyan or the machine under it. Operators of the platform have to act.",
  capacityHint: "There is not enough of something: CPU, memory, disk, addresses, quota.",
} as const;

export const live = {
  connecting: "Connecting",
  lastSeen: "Last seen {{at}}, {{span}} ago. What is shown below is from then.",
  live: "Live",
  liveHint: "Changes show as they are observed.",
  lost: "Connection lost.",
  neverSeen: "Nothing was received yet.",
  nextAttempt: "Next attempt in {{span}}",
  notLive: "Not live",
} as const;

export const role = { owner: "owner", developer: "developer", viewer: "viewer" } as const;

export const session = {
  code: "Code from your authenticator app",
  codeHint: "This account has a second factor. Enter the code that your authenticator app shows now.",
  codeShape: "Six digits",
  mustChange: "Choose a new password",
  mustChangeHint:
    "The current one was set by somebody else or is too old. Nothing else is open until it is changed.",
  needsMembership: "Needs the role {{needed}}; you are not a member of this tribe.",
  needsRole: "Needs the role {{needed}}; yours is {{held}}.",
  password: "Password",
  passwordMissing: "Enter a password",
  person: "Name",
  personMissing: "Enter your name",
  signIn: "Sign in",
  signOut: "Sign out",
  signOutFailed: "Signing out failed. You are still signed in.",
  toContinue: "Sign in to continue where you were.",
} as const;

export const naming = {
  name: "Name",
  nameHint: "Becomes part of addresses and cannot be changed later.",
  nameShape:
    "Start with a letter; then lower-case letters, digits and hyphens, at most 40; no hyphen at the end.",
  displayName: "Display name",
  displayNameMissing: "Enter a display name",
} as const;
