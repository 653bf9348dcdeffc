import { chromiumProject } from "./chromium.ts";
import { defineConfig } from "@playwright/test";

const ADDRESS = "http://127.0.0.1:8602";

/** The built console in a real browser, before the stand-in of the control plane. */
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/browser",
  timeout: 120_000,
  expect: { timeout: 30_000 },
  workers: 1,
  retries: 0,
  reporter: [["list"]],
  use: { baseURL: ADDRESS, locale: "en-GB", timezoneId: "Asia/Shanghai", trace: "retain-on-failure" },
  projects: [chromiumProject],
  webServer: {
    command: "npx vite preview --config test/fake-server/vite.config.ts",
    cwd: "../..",
    url: ADDRESS,
    timeout: 120_000,
    reuseExistingServer: process.env.CI === undefined,
  },
});
