export const account = {
  administrator: "Administrator of the platform",
  changePassword: "Change password",
  currentPassword: "Current password",
  lastSignIn: "Last sign-in",
  name: "Account",
  newPassword: "New password",
  newPasswordAgain: "New password again",
  noAdministrator: "Member of tribes",
  password: "Password",
  passwordChanged: "Your password was changed.",
  passwordPolicy:
    "At least 8 characters of three kinds (lower case, upper case, digits, others), without your name, and none of your last five.",
  passwordsDiffer: "The two entries differ",
  rights: "Rights",
} as const;

export const totp = {
  title: "Second factor",
  on: "On",
  off: "Off",
  hint: "With it, signing in also asks for a code from an authenticator app, so that a stolen password alone opens nothing.",
  enrol: "Set up",
  scan: "Scan the picture with an authenticator app, or type this secret into it. It is shown only now.",
  qr: "QR code of the secret",
  confirm: "Confirm and turn on",
  remove: "Turn off",
  removeHint: "After this the password alone is enough to sign in. Confirm with your password.",
} as const;

export const token = {
  title: "API tokens",
  new: "New token",
  issue: "Issue",
  issued: "Token {{name}}",
  once: "This is the only time that the token is shown. Keep it where secrets are kept.",
  none: "No tokens",
  noneHint: "A token lets the command line and pipelines act for you, with a scope and an expiry.",
  name: "Name",
  nameHint: "What uses it, such as nightly-build",
  nameMissing: "Enter a name",
  scopes: "Scopes",
  scopesMissing: "Choose at least one scope",
  tribe: "Tribe",
  allTribes: "All of mine",
  lifetime: "Expires after",
  days_one: "{{count}} day",
  days_other: "{{count}} days",
  created: "Issued",
  expires: "Expires",
  expired: "Expired",
  lastUsed: "Last used",
  neverUsed: "Never",
  revoke: "Revoke",
  revokeTitle: "Revoke token {{name}}?",
  revokeHint: "What uses it is refused from now on. This cannot be undone.",
} as const;

export const scope = { read: "read", deploy: "deploy", admin: "admin" } as const;

export const audit = {
  name: "Audit",
  action: "Action",
  actor: "Who",
  at: "When",
  broken: "The chain is broken",
  brokenAt: "First break at entry {{sequence}}: {{kind}}.",
  chain: "Hash chain",
  entries: "Entries",
  export: "Export as NDJSON",
  from: "From",
  to: "To",
  hash: "Hash",
  previousHash: "Hash of the entry before",
  intact: "Intact: {{entries}} entries verified",
  none: "No entries match.",
  notVerified: "Not verified yet. Verifying recomputes the hash of every entry.",
  outcome: "Outcome",
  sequence: "No.",
  sourceAddress: "From address",
  subject: "Subject",
  tribe: "Tribe",
  verify: "Verify now",
  via: "Via",
} as const;

export const outcome = { done: "Done", denied: "Denied", failed: "Failed" } as const;
export const via = {
  session: "Console",
  token: "Token",
  system: "Platform",
  anonymous: "Nobody signed in",
} as const;
export const breakKinds = {
  tampered: "its content was changed",
  dropped: "an entry is missing",
  reordered: "entries are out of order",
} as const;
