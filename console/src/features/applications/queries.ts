import { queryOptions } from "@tanstack/react-query";
import { applications, type Place } from "../../api/applications.ts";
import { ApiProblem } from "../../api/problem.ts";
import { keys } from "../../api/queryKeys.ts";
import { runtime } from "../../api/runtime.ts";

/** How often to look for the first deployment, in milliseconds. */
const FIRST_DEPLOYMENT_MILLIS = 3_000;

/** An application in an environment; null where it exists but was never deployed. */
export const deployedQuery = (place: Place) =>
  queryOptions({
    queryKey: keys.deployed(place),
    queryFn: async ({ signal }) => {
      try {
        return await applications.deployed(place, signal);
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) {
          // Tells an application that is only not deployed here from one that does not exist at all.
          await applications.ofName(place.tribe, place.application, signal);
          return null;
        }
        throw error;
      }
    },
    // There is no stream to tell of the first deployment.
    refetchInterval: ({ state }) => (state.data === null ? FIRST_DEPLOYMENT_MILLIS : false),
  });

export const instancesQuery = (place: Place) =>
  queryOptions({
    queryKey: keys.instances(place),
    queryFn: ({ signal }) => runtime.instances(place, signal),
  });
