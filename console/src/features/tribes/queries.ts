import { queryOptions } from "@tanstack/react-query";
import { applications } from "../../api/applications.ts";
import { keys } from "../../api/queryKeys.ts";
import { tenancy } from "../../api/tenancy.ts";

/** Overviews have no stream; they ask again this often while they are looked at. */
const OVERVIEW_MILLIS = 10_000;

export const tribesQuery = queryOptions({
  queryKey: keys.tribes,
  queryFn: async ({ signal }) => (await tenancy.tribes(signal)).items,
});

export const tribeQuery = (tribe: string) =>
  queryOptions({ queryKey: keys.tribe(tribe), queryFn: ({ signal }) => tenancy.tribe(tribe, signal) });

export const environmentsQuery = (tribe: string) =>
  queryOptions({
    queryKey: keys.environments(tribe),
    queryFn: async ({ signal }) => (await tenancy.environments(tribe, signal)).items,
  });

export const applicationsQuery = (tribe: string) =>
  queryOptions({
    queryKey: keys.applications(tribe),
    queryFn: async ({ signal }) => (await applications.ofTribe(tribe, signal)).items,
    refetchInterval: OVERVIEW_MILLIS,
  });

export const applicationQuery = (tribe: string, application: string) =>
  queryOptions({
    queryKey: keys.application(tribe, application),
    queryFn: ({ signal }) => applications.ofName(tribe, application, signal),
    refetchInterval: OVERVIEW_MILLIS,
  });

export const deployedInQuery = (tribe: string, environment: string) =>
  queryOptions({
    queryKey: keys.inEnvironment(tribe, environment),
    queryFn: ({ signal }) => applications.inEnvironment(tribe, environment, signal),
    refetchInterval: OVERVIEW_MILLIS,
  });
