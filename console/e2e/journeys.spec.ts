import { expect, test, type Page } from "@playwright/test";
import { addressOf, branches, demo, place } from "./installation.ts";
import { Traveller } from "./traveller.ts";

const PLACE = addressOf(place);

async function arrive(page: Page, language: "en" | "zh", address: string): Promise<Traveller> {
  const traveller = new Traveller(page, language);
  await traveller.arrive(address);
  await traveller.signIn();
  return traveller;
}

for (const language of ["en", "zh"] as const) {
  test.describe(`in ${language}`, () => {
    test("from signing in to an application that lives", async ({ page }) => {
      const traveller = new Traveller(page, language);
      await traveller.arrive("/tribes");
      await expect(traveller.button(traveller.words.session.signIn)).toBeVisible();
      await traveller.picture("sign-in");
      await traveller.signIn();
      await expect(page.locator(`#page a[href="/tribes/${demo.tribe}"]`)).toBeVisible();
      await traveller.picture("tribes");
      await page.locator(`#page a[href="/tribes/${demo.tribe}"]`).click();
      await expect(page.locator(`a[href="${addressOf(demo)}"]`)).toBeVisible();
      await traveller.picture("tribe");
      await page.goto(`/tribes/${place.tribe}`);
      await page.locator(`a[href="${PLACE}"]`).click();
      await expect(page.getByRole("heading", { name: place.application, level: 1 })).toBeVisible();
      await expect(page.getByText(traveller.words.live.live, { exact: true })).toBeVisible();
      await expect(traveller.instances("ready").first()).toContainText(/\d MiB/);
      await traveller.picture("application");
    });

    test("a rollout is watched until its verdict", async ({ page }) => {
      const traveller = await arrive(page, language, PLACE);
      await traveller.deploy(language === "en" ? branches.second : branches.first);
      await expect(traveller.instances("starting").first()).toBeVisible();
      await traveller.picture("rollout");
      await page.goto(PLACE);
      await expect(traveller.instances("starting").first()).toBeVisible();
      await traveller.picture("application-rolling");
      await expect(page.getByText(traveller.words.verdict.succeeded, { exact: true })).toBeVisible();
      await expect(traveller.instances("starting")).toHaveCount(0);
      await traveller.picture("application-after");
    });

    test("a release that crashes is refused with its evidence, and the one before serves on", async ({
      page,
    }) => {
      const traveller = await arrive(page, language, PLACE);
      await expect(traveller.instances("ready").first()).toBeVisible();
      await traveller.deploy(branches.crashing);
      await expect(page.getByText(traveller.words.verdict.failed, { exact: true })).toBeVisible();
      await expect(page.getByText(traveller.words.evidence.exitCode, { exact: true })).toBeVisible();
      await traveller.picture("verdict");
      await page.goto(PLACE);
      await expect(traveller.instances("ready").first()).toBeVisible();
      await traveller.picture("application-after-crash");
    });

    test("logs, events, deployments and releases tell what happened", async ({ page }) => {
      const traveller = await arrive(page, language, PLACE);
      const { tab } = traveller.words.application;
      await traveller.tab(tab.logs);
      await expect(page.getByRole("log").locator("time").first()).toBeVisible();
      await traveller.picture("logs");
      await traveller.tab(tab.events);
      await expect(page.locator("#page ol li").first()).toBeVisible();
      await traveller.picture("events");
      await traveller.tab(tab.deployments);
      await expect(
        page.locator('#page a[href*="/deployments/"]').filter({ hasText: "#" }).first(),
      ).toBeVisible();
      await traveller.picture("deployments");
      await traveller.tab(tab.releases);
      await expect(page.getByText(/@[0-9a-f]{12}/).first()).toBeVisible();
      await traveller.picture("releases");
    });

    test("the audit holds what was done, and its chain is intact", async ({ page }) => {
      const traveller = await arrive(page, language, "/audit");
      await traveller.button(traveller.words.audit.verify).click();
      await expect(page.getByText(traveller.says(traveller.words.audit.intact))).toBeVisible();
      await traveller.picture("audit");
      await page.goto("/account");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await traveller.picture("account");
    });
  });
}

test("an application grows and shrinks before the operator's eyes", async ({ page }) => {
  const traveller = await arrive(page, "en", PLACE);
  await expect(traveller.instances("ready").first()).toBeVisible();
  const before = await traveller.instances("ready").count();
  await traveller.scaleTo(before + 1);
  await expect(traveller.instances("ready")).toHaveCount(before + 1, { timeout: 90_000 });
  await traveller.scaleTo(before);
  await expect(traveller.instances("ready")).toHaveCount(before, { timeout: 90_000 });
});

test("a replaced instance gives way to one of another name", async ({ page }) => {
  const traveller = await arrive(page, "en", PLACE);
  const first = traveller.instances("ready").first();
  const name = await first.getByRole("cell").nth(2).innerText();
  const count = await traveller.instances("ready").count();
  await traveller.button(traveller.words.instance.replace, first).click();
  await traveller.button(traveller.words.instance.replace, page.getByRole("dialog")).click();
  await expect(traveller.instances("ready").filter({ hasText: name })).toHaveCount(0, { timeout: 90_000 });
  await expect(traveller.instances("ready")).toHaveCount(count, { timeout: 90_000 });
});

test("no page breaks the security policy or throws", async ({ page }) => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("401")) {
      complaints.push(message.text());
    }
  });
  await arrive(page, "en", "/tribes");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const address of [`/tribes/${place.tribe}`, PLACE, `${PLACE}/releases`, "/account", "/audit"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(complaints).toEqual([]);
});
