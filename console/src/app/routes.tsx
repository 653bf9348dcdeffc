import { createBrowserRouter, Navigate, type RouteObject } from "react-router";
import { PasswordPage } from "../features/session/PasswordPage.tsx";
import { RequireSession } from "../features/session/RequireSession.tsx";
import { SignInPage } from "../features/session/SignInPage.tsx";
import { loadPage } from "./loadPage.ts";
import { NotFound } from "./NotFound.tsx";
import { PageFailure } from "./PageFailure.tsx";
import { Shell } from "./Shell.tsx";
import { Splash } from "./Splash.tsx";

const application: RouteObject = {
  path: "tribes/:tribe/environments/:environment/applications/:application",
  lazy: async () => ({
    Component: (await loadPage(() => import("../features/applications/ApplicationPage.tsx"))).ApplicationPage,
  }),
  children: [
    {
      index: true,
      lazy: async () => ({
        Component: (await loadPage(() => import("../features/runtime/InstancesTab.tsx"))).InstancesTab,
      }),
    },
    {
      path: "logs",
      lazy: async () => ({
        Component: (await loadPage(() => import("../features/runtime/LogsTab.tsx"))).LogsTab,
      }),
    },
    {
      path: "events",
      lazy: async () => ({
        Component: (await loadPage(() => import("../features/runtime/EventsTab.tsx"))).EventsTab,
      }),
    },
    {
      path: "runs",
      lazy: async () => ({
        Component: (await loadPage(() => import("../features/runtime/RunsTab.tsx"))).RunsTab,
      }),
    },
    {
      path: "deployments",
      lazy: async () => ({
        Component: (await loadPage(() => import("../features/delivery/DeploymentsTab.tsx"))).DeploymentsTab,
      }),
    },
    {
      path: "releases",
      lazy: async () => ({
        Component: (await loadPage(() => import("../features/delivery/ReleasesTab.tsx"))).ReleasesTab,
      }),
    },
  ],
};

const pages: RouteObject[] = [
  { index: true, element: <Navigate to="/tribes" replace /> },
  {
    path: "tribes",
    lazy: async () => ({
      Component: (await loadPage(() => import("../features/tribes/TribesPage.tsx"))).TribesPage,
    }),
  },
  {
    path: "tribes/:tribe",
    lazy: async () => ({
      Component: (await loadPage(() => import("../features/tribes/TribePage.tsx"))).TribePage,
    }),
  },
  {
    path: "tribes/:tribe/deployments/:deployment",
    lazy: async () => ({
      Component: (await loadPage(() => import("../features/delivery/DeploymentPage.tsx"))).DeploymentPage,
    }),
  },
  application,
  {
    path: "account",
    lazy: async () => ({
      Component: (await loadPage(() => import("../features/account/AccountPage.tsx"))).AccountPage,
    }),
  },
  {
    path: "audit",
    lazy: async () => ({
      Component: (await loadPage(() => import("../features/audit/AuditPage.tsx"))).AuditPage,
    }),
  },
  { path: "*", element: <NotFound /> },
];

export const router = createBrowserRouter([
  {
    hydrateFallbackElement: <Splash />,
    errorElement: <PageFailure />,
    children: [
      { path: "/sign-in", element: <SignInPage /> },
      {
        element: <RequireSession />,
        children: [
          { path: "/password", element: <PasswordPage /> },
          {
            path: "/",
            element: <Shell />,
            children: [{ errorElement: <PageFailure />, children: pages }],
          },
        ],
      },
    ],
  },
]);
