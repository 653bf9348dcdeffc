import { expect, test, type Page } from "@playwright/test";
import { installation } from "./installation.ts";

const { tribe, environment, application, person, password } = installation;
const PLACE = `/tribes/${tribe}/environments/${environment}/applications/${application}`;

async function signIn(page: Page, address: string): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("banyan.language", "en"));
  await page.goto(address);
  await page.getByLabel("Name").fill(person);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Rows of instances that are ready, by the word in their first cell. */
function ready(page: Page) {
  return page.getByRole("row").filter({ has: page.getByRole("cell", { name: "Ready", exact: true }) });
}

async function scaleTo(page: Page, replicas: number): Promise<void> {
  await page.getByRole("button", { name: "Scale" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("spinbutton").fill(String(replicas));
  await dialog.getByRole("button", { name: "Scale" }).click();
  await expect(dialog).toHaveCount(0);
}

test("the tribe's matrix leads to an application that is live", async ({ page }) => {
  await signIn(page, `/tribes/${tribe}`);
  await page.locator(`a[href="${PLACE}"]`).click();
  await expect(page.getByRole("heading", { name: application, level: 1 })).toBeVisible();
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(ready(page).first()).toBeVisible();
});

test("an application grows and shrinks before the operator's eyes", async ({ page }) => {
  await signIn(page, PLACE);
  await expect(ready(page).first()).toBeVisible();
  const before = await ready(page).count();
  await scaleTo(page, before + 1);
  await expect(ready(page)).toHaveCount(before + 1, { timeout: 90_000 });
  await scaleTo(page, before);
  await expect(ready(page)).toHaveCount(before, { timeout: 90_000 });
});

test("a replaced instance gives way to one of another name", async ({ page }) => {
  await signIn(page, PLACE);
  const first = ready(page).first();
  const name = await first.getByRole("cell").nth(2).innerText();
  const count = await ready(page).count();
  await first.getByRole("button", { name: "Replace" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replace" }).click();
  await expect(page.getByRole("cell", { name, exact: true })).toHaveCount(0, { timeout: 90_000 });
  await expect(ready(page)).toHaveCount(count, { timeout: 90_000 });
});

test("logs, events, deployments and releases of a real application show", async ({ page }) => {
  await signIn(page, `${PLACE}/logs`);
  await expect(page.getByRole("log").locator("time").first()).toBeVisible();
  await page.getByRole("link", { name: "Events", exact: true }).click();
  await expect(page.locator("#page ol li").first()).toBeVisible();
  await page.getByRole("link", { name: "Deployments", exact: true }).click();
  await page.locator('#page a[href*="/deployments/"]').filter({ hasText: "#" }).last().click();
  await expect(page.getByRole("heading", { name: /Deployment #\d+/ })).toBeVisible();
  await expect(page.getByText("Verdict").first()).toBeAttached();
  await page.goto(`${PLACE}/releases`);
  await expect(page.getByText(/@[0-9a-f]{12}/).first()).toBeVisible();
});

test("the audit holds what was just done, and its chain is intact", async ({ page }) => {
  await signIn(page, "/audit");
  await expect(page.getByRole("cell", { name: person, exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Verify now" }).click();
  await expect(page.getByText(/Intact: [\d,]+ entries verified/)).toBeVisible();
});

test("no page breaks the security policy or throws", async ({ page }) => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("401")) {
      complaints.push(message.text());
    }
  });
  await signIn(page, "/tribes");
  for (const address of ["/tribes", `/tribes/${tribe}`, PLACE, `${PLACE}/releases`, "/account", "/audit"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(complaints).toEqual([]);
});
