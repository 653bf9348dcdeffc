import type { Deployment } from "../../api/types.ts";

export function deploymentAddress({ tribe, id }: Pick<Deployment, "tribe" | "id">): string {
  return `/tribes/${tribe}/deployments/${id}`;
}
