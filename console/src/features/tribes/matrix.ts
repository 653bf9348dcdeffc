import type { Application, Deployed, Status, StatusState } from "../../api/types.ts";

/** Which rows of the matrix to show. */
export interface MatrixFilter {
  text: string;
  /** Only applications that need somebody in at least one environment. */
  troubledOnly: boolean;
}

const TROUBLED: readonly StatusState[] = ["failed", "degraded", "unknown"];

export function isTroubled(application: Application): boolean {
  return application.environments.some(({ status }) => TROUBLED.includes(status));
}

export function rowsOf(applications: readonly Application[], filter: MatrixFilter): Application[] {
  const wanted = filter.text.trim().toLowerCase();
  return applications
    .filter(
      (application) =>
        (!filter.troubledOnly || isTroubled(application)) &&
        (wanted === "" || `${application.name} ${application.displayName}`.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** The status of an application among what an environment holds; null where it was never deployed. */
export function statusOf(application: string, deployed: readonly Deployed[]): Status | null {
  const found = deployed.find((one) => one.application === application);
  return found === undefined || found.status.state === "empty" ? null : found.status;
}

/** How many deployed applications are in each state, over all environments. */
export function countStates(applications: readonly Application[]): Map<StatusState, number> {
  const counts = new Map<StatusState, number>();
  for (const { environments } of applications) {
    for (const { status } of environments) {
      if (status !== "empty") {
        counts.set(status, (counts.get(status) ?? 0) + 1);
      }
    }
  }
  return counts;
}
