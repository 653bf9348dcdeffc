import { Navigate, Outlet, useLocation } from "react-router";
import { ApiProblem } from "../../api/problem.ts";
import { Splash } from "../../app/Splash.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { EntryFrame } from "./EntryFrame.tsx";
import { MeProvider, useSession } from "./useMe.ts";

/** Leads to sign-in, or to the password that must be changed first, and back to where the person was going. */
export function RequireSession() {
  const session = useSession();
  const { pathname, search, hash } = useLocation();
  const from = pathname + search + hash;
  if (mustChangePassword(session.error) || session.data?.person.mustChangePassword === true) {
    return pathname === "/password" ? <Outlet /> : <Navigate to="/password" replace state={{ from }} />;
  }
  if (session.data === null) {
    const query = from === "/" ? "" : `?from=${encodeURIComponent(from)}`;
    return <Navigate to={`/sign-in${query}`} replace />;
  }
  if (session.data !== undefined) {
    return (
      <MeProvider value={session.data}>
        <Outlet />
      </MeProvider>
    );
  }
  if (session.error !== null) {
    return (
      <EntryFrame>
        <ProblemNotice error={session.error} onRetry={() => void session.refetch()} />
      </EntryFrame>
    );
  }
  return <Splash />;
}

function mustChangePassword(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === "password-change-required";
}
