import { expect } from "@playwright/test";
import { arriveAs, fake, remember, test } from "./steps.ts";

const PROD = "/tribes/wealth/environments/prod/applications/fund-quotes";

test.beforeEach(async ({ page }) => {
  await remember(page, "en", "light");
  await fake(page, "reset");
});

test.afterEach(async ({ page }) => {
  await fake(page, "up");
});

test("a lost connection is said at once, what is shown is dated, and it heals by itself", async ({
  page,
}) => {
  await arriveAs(page, "dan", PROD);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await fake(page, "down");
  const banner = page.getByRole("alert").filter({ hasText: "Connection lost." });
  await expect(banner).toContainText(/Last seen \d{4}-\d\d-\d\d/);
  await expect(page.getByText("Not live")).toBeVisible();
  await expect(page.getByRole("cell", { name: /fund-quotes-0-/ })).toBeVisible();
  await fake(page, "up");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(banner).toHaveCount(0);
});

test("logs follow, are filtered, and hold still while paused", async ({ page }) => {
  await arriveAs(page, "dan", `${PROD}/logs`);
  const log = page.getByRole("log");
  await expect(log).toContainText("GET /funds");
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: /Resume \([1-9]\d* new\)/ })).toBeVisible();
  await page.getByRole("button", { name: /Resume/ }).click();
  await page.getByLabel("Filter lines").fill("quote feed");
  await expect(page).toHaveURL(/text=quote\+feed/);
  await expect(log).toContainText("quote feed answered late");
  await expect(log).not.toContainText("GET /funds");
});

test("logs go on after a lost connection without repeating a line", async ({ page }) => {
  await arriveAs(page, "dan", `${PROD}/logs`);
  const log = page.getByRole("log");
  await expect(log).toContainText("GET /funds");
  const resuming = page.waitForRequest((request) => /\/logs\?.*since=/.test(request.url()));
  await fake(page, "down");
  await expect(page.getByRole("alert").filter({ hasText: "Connection lost." })).toBeVisible();
  const resumed = await resuming;
  await fake(page, "up");
  expect(resumed.url()).not.toContain("tail=");
  await expect(page.getByText("Live", { exact: true }).first()).toBeVisible();
  const times = await log
    .locator("time")
    .evaluateAll((all) => all.map((one) => (one as HTMLTimeElement).dateTime));
  expect(new Set(times).size).toBe(times.length);
});

test("a page whose code did not arrive at first is loaded again", async ({ page }) => {
  let refused = 0;
  await page.route(/LogsTab-.*\.js$/, async (route) => {
    refused += 1;
    await (refused <= 2 ? route.abort("connectionfailed") : route.continue());
  });
  await arriveAs(page, "dan", `${PROD}/logs`);
  await expect(page.getByRole("log")).toContainText("GET /funds");
  expect(refused).toBe(3);
});
