import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { Place } from "../../api/applications.ts";
import { delivery } from "../../api/delivery.ts";
import { keys } from "../../api/queryKeys.ts";
import type { Deployment, Page, Release } from "../../api/types.ts";

const FIRST_PAGE: string | null = null;

export const deploymentsQuery = (place: Place) =>
  infiniteQueryOptions({
    queryKey: keys.deployments(place),
    queryFn: ({ pageParam, signal }) => delivery.deployments(place, pageParam, signal),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: Page<Deployment>) => page.nextCursor,
  });

export const releasesQuery = (tribe: string, application: string) =>
  infiniteQueryOptions({
    queryKey: keys.releases(tribe, application),
    queryFn: ({ pageParam, signal }) => delivery.releases(tribe, application, pageParam, signal),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: (page: Page<Release>) => page.nextCursor,
  });

export const deploymentQuery = (tribe: string, id: string) =>
  queryOptions({
    queryKey: keys.deployment(tribe, id),
    queryFn: ({ signal }) => delivery.deployment(tribe, id, signal),
  });
