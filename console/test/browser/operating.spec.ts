import { expect, type Page } from "@playwright/test";
import { arriveAs, fake, remember, test } from "./steps.ts";

const PROD = "/tribes/wealth/environments/prod/applications/fund-quotes";
const DEV = "/tribes/wealth/environments/dev/applications/fund-quotes";

test.beforeEach(async ({ page }) => {
  await remember(page, "en", "light");
  await fake(page, "reset");
});

function dialog(page: Page) {
  return page.getByRole("dialog");
}

test("tabs are addresses, and 'back' leads back through them", async ({ page }) => {
  await arriveAs(page, "dan", PROD);
  await page.getByRole("link", { name: "Events", exact: true }).click();
  await expect(page.getByText("SIGKILL")).toBeVisible();
  await page.getByRole("link", { name: "Releases", exact: true }).click();
  await expect(page).toHaveURL(`${PROD}/releases`);
  await page.goBack();
  await expect(page.getByText("SIGKILL")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(PROD);
});

test("a rollout shows its end without anybody asking again", async ({ page }) => {
  await arriveAs(page, "dan", DEV);
  await expect(page.getByText("1 of 3 new instances ready", { exact: true })).toBeVisible();
  await fake(page, "settle");
  await expect(page.getByText("Succeeded")).toBeVisible();
  await expect(page.getByText("3 of 3 instances of the new release were observed healthy.")).toBeVisible();
});

test("a rollout is paused, resumed and aborted", async ({ page }) => {
  await arriveAs(page, "dan", DEV);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByText("The deadline waits while paused.")).toBeVisible();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.getByText(/Deadline in/)).toBeVisible();
  await page.getByRole("button", { name: "Abort" }).click();
  await expect(dialog(page)).toContainText("The release before is restored.");
  await dialog(page).getByRole("button", { name: "Abort" }).click();
  await expect(page.getByText("Aborted by alice.")).toBeVisible();
});

test("scaling shows the new instances as they come", async ({ page }) => {
  await arriveAs(page, "dan", PROD);
  await page.getByRole("button", { name: "Scale" }).click();
  await dialog(page).getByRole("spinbutton").fill("5");
  await dialog(page).getByRole("button", { name: "Scale" }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.getByRole("cell", { name: /fund-quotes-4-/ })).toBeVisible();
});

test("a refused scaling says whose fault it is and what would work", async ({ page }) => {
  await arriveAs(page, "dan", PROD);
  await page.getByRole("button", { name: "Scale" }).click();
  await dialog(page).getByRole("spinbutton").fill("50");
  await dialog(page).getByRole("button", { name: "Scale" }).click();
  const refusal = dialog(page).getByRole("alert");
  await expect(refusal).toContainText("9.1 GiB are free");
  await expect(refusal).toContainText("Ask for at most 36 instances");
  await expect(refusal).toContainText("Capacity");
  await expect(refusal).toContainText("4f1c0d7e9a3b5c21");
});

test("a change by somebody else meanwhile is not overwritten", async ({ page, context }) => {
  await arriveAs(page, "dan", PROD);
  await page.getByRole("button", { name: "Scale" }).click();
  await dialog(page).getByRole("spinbutton").fill("4");
  const other = await context.request.put(`/api/v1${PROD}/scale`, {
    data: { replicas: 2 },
    headers: { "If-Match": '"17"', "X-CSRF-Token": "csrf-dan" },
  });
  expect(other.ok()).toBe(true);
  // The live page has heard of the change by now; the dialog must still stand for what was seen.
  await expect(page.getByText(/^Changing;/)).toBeVisible();
  await dialog(page).getByRole("button", { name: "Scale" }).click();
  await expect(dialog(page).getByRole("alert")).toContainText("Somebody else changed this meanwhile.");
});

test("deploying from Git starts from the application's repository and leads to the deployment", async ({
  page,
}) => {
  await arriveAs(page, "dan", PROD);
  await page.getByRole("button", { name: "Deploy" }).click();
  await expect(dialog(page).getByLabel("Repository address")).toHaveValue(
    "https://git.example.com/wealth/fund-quotes.git",
  );
  await dialog(page).getByLabel("Branch, tag or commit").fill("release/1.5");
  const sent = page.waitForRequest((request) => request.method() === "POST");
  await dialog(page).getByRole("button", { name: "Deploy" }).click();
  const request = await sent;
  expect(request.postDataJSON()).toEqual({
    source: { kind: "git", url: "https://git.example.com/wealth/fund-quotes.git", ref: "release/1.5" },
  });
  expect(request.headers()["idempotency-key"]).toMatch(/^[0-9a-f]{32}$/);
  await expect(page.getByRole("heading", { name: /Deployment #\d+/ })).toBeVisible();
});

test("a viewer sees every action, and why it is not theirs", async ({ page }) => {
  await arriveAs(page, "vera", PROD);
  const scale = page.getByRole("button", { name: "Scale" });
  await expect(scale).toHaveAttribute("aria-disabled", "true");
  await expect(scale).toHaveAccessibleDescription("Needs the role developer; yours is viewer.");
  await scale.focus();
  await page.keyboard.press("Enter");
  await expect(dialog(page)).toHaveCount(0);
});

test("an application that does not exist is said to be so, with the way on", async ({ page }) => {
  await arriveAs(page, "dan", "/tribes/wealth/environments/prod/applications/nothing");
  await expect(page.getByRole("alert").first()).toContainText("There is no such thing.");
});

test("a token's secret is shown once", async ({ page }) => {
  await arriveAs(page, "dan", "/account");
  await page.getByRole("button", { name: "New token" }).click();
  await dialog(page).getByLabel("Name").fill("nightly");
  await dialog(page).getByRole("button", { name: "Issue" }).click();
  await expect(dialog(page)).toContainText("bny_");
  await dialog(page).getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("cell", { name: "nightly", exact: true })).toBeVisible();
  await expect(page.getByText("bny_")).toHaveCount(0);
});

test("the audit's verification tells intact from broken", async ({ page }) => {
  await arriveAs(page, "alice", "/audit?actor=vera");
  await expect(page.getByRole("cell", { name: "vera" }).first()).toBeVisible();
  await expect(page.getByRole("cell", { name: "dan", exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByText("Intact: 4,812 entries verified")).toBeVisible();
  await fake(page, "break-audit");
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByText("The chain is broken")).toBeVisible();
  await expect(page.getByText(/First break at entry 4790: its content was changed/)).toBeVisible();
});

test("the language changes every word at once and is remembered", async ({ page }) => {
  await arriveAs(page, "dan", PROD);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("button", { name: "扩缩容" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});
