import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { arriveAs, fake, remember, test } from "./steps.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every page of the console, by the name of its picture, with what must be on it before it counts as shown. */
const SCREENS: [string, string, RegExp][] = [
  ["tribes", "/tribes", /wealth/],
  ["tribe", "/tribes/wealth", /order-router/],
  ["application", "/tribes/wealth/environments/prod/applications/fund-quotes", /fund-quotes-0/],
  ["rolling", "/tribes/wealth/environments/dev/applications/fund-quotes", /#17/],
  ["failed-verdict", "/tribes/wealth/environments/prod/applications/advisor-web", /DIRECTORY_URL is not/],
  ["out-of-memory", "/tribes/wealth/environments/dev/applications/risk-check", /risk-check-0/],
  ["unknown", "/tribes/wealth/environments/prod/applications/ledger-sync", /ledger-sync-0/],
  ["job", "/tribes/wealth/environments/prod/applications/nav-report/runs", /nav-report-29384/],
  ["logs", "/tribes/wealth/environments/prod/applications/fund-quotes/logs", /GET \/funds/],
  ["events", "/tribes/wealth/environments/prod/applications/fund-quotes/events", /SIGKILL/],
  [
    "deployments",
    "/tribes/wealth/environments/prod/applications/fund-quotes/deployments",
    /Switch to the new/,
  ],
  ["releases", "/tribes/wealth/environments/prod/applications/fund-quotes/releases", /@/],
  ["deployment", "/tribes/wealth/deployments/dep-fund-quotes-dev-17", /BUILD SUCCESS|Pushed/],
  ["failed-deployment", "/tribes/wealth/deployments/dep-advisor-web-prod-5", /DIRECTORY_URL is not/],
  ["account", "/account", /nightly-build/],
  ["audit", "/audit", /deployment\.started/],
];

const LOOKS = [
  { language: "en", mode: "light", width: 1440 },
  { language: "zh", mode: "dark", width: 1280 },
  { language: "zh", mode: "light", width: 390 },
] as const;

async function accessibilityFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results = await page.evaluate<AxeResults>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })",
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.any[0]?.message ?? ""}`),
  );
}

/** Takes the picture, and checks what holds for every page. Soft, so that one page's fault does not hide another's. */
async function inspect(page: Page, picture: string): Promise<void> {
  await page.screenshot({ path: `test-results/screens/${picture}.png`, fullPage: true });
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${picture} never scrolls sideways as a whole`).toBeLessThanOrEqual(0);
  expect.soft(await accessibilityFindings(page), `${picture} is accessible`).toEqual([]);
}

for (const { language, mode, width } of LOOKS) {
  test(`every page is accessible and fits in ${language}, ${mode}, ${width} px wide`, async ({ page }) => {
    test.setTimeout(600_000);
    await page.setViewportSize({ width, height: 900 });
    await remember(page, language, mode);
    await fake(page, "reset");
    await page.goto("/sign-in");
    await expect(page.getByRole("button", { name: /^(Sign in|登录)$/ })).toBeVisible();
    await inspect(page, `sign-in-${language}-${mode}-${width}`);
    await arriveAs(page, "alice");
    for (const [name, address, content] of SCREENS) {
      await page.goto(address);
      await expect(page.locator("#page").getByText(content).first()).toBeVisible();
      await inspect(page, `${name}-${language}-${mode}-${width}`);
    }
  });
}
