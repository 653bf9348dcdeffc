import { queryOptions } from "@tanstack/react-query";
import { applications, type Place } from "../../api/applications.ts";
import { keys } from "../../api/queryKeys.ts";
import { runtime } from "../../api/runtime.ts";

export const deployedQuery = (place: Place) =>
  queryOptions({
    queryKey: keys.deployed(place),
    queryFn: ({ signal }) => applications.deployed(place, signal),
  });

export const instancesQuery = (place: Place) =>
  queryOptions({
    queryKey: keys.instances(place),
    queryFn: async ({ signal }) => (await runtime.instances(place, signal)).items,
  });
