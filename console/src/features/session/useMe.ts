import { createContext, use } from "react";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { rememberCsrfToken } from "../../api/credentials.ts";
import { identity } from "../../api/identity.ts";
import { ApiProblem } from "../../api/problem.ts";
import { keys } from "../../api/queryKeys.ts";
import type { Me } from "../../api/types.ts";

/** Who is signed in; null when nobody is. Refused sign-ins are answers here, not errors. */
export function useSession(): UseQueryResult<Me | null> {
  return useQuery({
    queryKey: keys.me,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      try {
        const me = await identity.me(signal);
        rememberCsrfToken(me.csrfToken);
        return me;
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 401) {
          return null;
        }
        throw error;
      }
    },
  });
}

const MeContext = createContext<Me | null>(null);

export const MeProvider = MeContext.Provider;

/** The signed-in person, on pages behind RequireSession: the same for a whole drawing, also while a session ends. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === null) {
    throw new Error("useMe is for pages that require a session");
  }
  return me;
}
