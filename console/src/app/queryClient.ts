import { QueryClient } from "@tanstack/react-query";
import { isPassing } from "../api/problem.ts";

const RETRIES = 2;

/** A refusal is final; only silence and a stumbling platform are asked again. Streams keep live data fresh. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      networkMode: "always",
      retry: (failures, error) => isPassing(error) && failures < RETRIES,
    },
    mutations: { retry: false, networkMode: "always" },
  },
});
