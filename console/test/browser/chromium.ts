import type { Project } from "@playwright/test";

/** The distribution's Chromium: no browser is downloaded, and it talks to nobody but the page under test. */
export const chromiumProject: Project = {
  name: "chromium",
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
};
