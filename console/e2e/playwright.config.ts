import { defineConfig } from "@playwright/test";
import { chromiumProject } from "../test/browser/chromium.ts";
import { installation } from "./installation.ts";

/** Journeys of a person through the console of a real installation, as `make demo` leaves it. */
export default defineConfig({
  testDir: ".",
  globalSetup: "./prepare.ts",
  outputDir: "../test-results/e2e",
  timeout: 180_000,
  expect: { timeout: 30_000 },
  workers: 1,
  retries: 0,
  reporter: [["list"]],
  use: { baseURL: installation.address, locale: "en-GB", trace: "retain-on-failure" },
  projects: [chromiumProject],
});
