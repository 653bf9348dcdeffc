import { useOutletContext, useParams } from "react-router";
import type { Place } from "../../api/applications.ts";
import type { Deployed } from "../../api/types.ts";

/** The application in one environment that the address names. */
export function usePlace(): Place {
  const { tribe = "", environment = "", application = "" } = useParams();
  return { tribe, environment, application };
}

export function placeAddress({ tribe, environment, application }: Place): string {
  return `/tribes/${tribe}/environments/${environment}/applications/${application}`;
}

/** What the application page hands to its tabs. */
export function useDeployed(): Deployed {
  return useOutletContext<Deployed>();
}
