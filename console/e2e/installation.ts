import { readFileSync } from "node:fs";
import type { Place } from "../src/api/applications.ts";

/** The installation under test, as `make demo` leaves it unless the environment says otherwise. */
const {
  BANYAN_HOME = "/var/lib/banyan",
  BANYAN_PASSWORD_FILE = `${BANYAN_HOME}/keys/initial-administrator-password`,
  BANYAN_PERSON = "admin",
  BANYAN_TRIBE = "journeys",
  BANYAN_URL = "http://127.0.0.1:8600",
} = process.env;

export const installation = { address: BANYAN_URL, person: BANYAN_PERSON };

/** Where the journeys deploy and break things; nothing else lives there. */
export const place: Place = { tribe: BANYAN_TRIBE, environment: "dev", application: "fund-quotes" };

/** Where the demo runs the same application; the journeys only read its source there. */
export const demo: Place = { tribe: "wealth", environment: "dev", application: "fund-quotes" };

/** Branches of the demo's repository. */
export const branches = { first: "main", second: "second", crashing: "crash" };

export function password(): string {
  try {
    return readFileSync(BANYAN_PASSWORD_FILE, "utf8").trim();
  } catch (cause) {
    throw new Error(
      `The password of ${BANYAN_PERSON} cannot be read from ${BANYAN_PASSWORD_FILE}; name its file in BANYAN_PASSWORD_FILE.`,
      { cause },
    );
  }
}

export function addressOf({ tribe, environment, application }: Place): string {
  return `/tribes/${tribe}/environments/${environment}/applications/${application}`;
}
