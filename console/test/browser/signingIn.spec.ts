import { expect } from "@playwright/test";
import { arriveAs, fake, PASSWORD, remember, signInAs, test } from "./steps.ts";

test.beforeEach(async ({ page }) => {
  await remember(page, "en", "light");
  await fake(page, "reset");
});

test("a deep link survives signing in", async ({ page }) => {
  await signInAs(page, "dan", "/tribes/wealth/environments/prod/applications/fund-quotes/logs?text=slow");
  await expect(page).toHaveURL(/applications\/fund-quotes\/logs\?text=slow$/);
  await expect(page.getByRole("heading", { name: "fund-quotes" })).toBeVisible();
});

test("a wrong password says so and what to do, and the fifth locks", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Name").fill("dan");
  await page.getByLabel("Password").fill("wrong");
  const submit = page.getByRole("button", { name: "Sign in" });
  await submit.click();
  await expect(page.getByRole("alert")).toContainText("Name or password is wrong.");
  await expect(page.getByRole("alert")).toContainText("after 5 failures");
  for (let attempt = 2; attempt <= 5; attempt += 1) {
    const answered = page.waitForResponse("**/api/v1/session");
    await submit.click();
    await answered;
  }
  await expect(page.getByRole("alert")).toContainText("The account is locked.");
  await expect(page.getByRole("alert")).toContainText("ask an administrator");
});

test("a second factor is asked for only when it is needed", async ({ page }) => {
  await signInAs(page, "tina");
  await expect(page.getByRole("status")).toContainText("second factor");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.getByLabel("Code from your authenticator app").fill("000000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("The code is wrong.");
  await page.getByLabel("Code from your authenticator app").fill("123456");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Tribes", level: 1 })).toBeVisible();
});

test("nothing opens before a password that must be changed is changed", async ({ page }) => {
  await signInAs(page, "nora", "/audit");
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await page.goto("/tribes/wealth");
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await page.getByLabel("Current password").fill(PASSWORD);
  await page.getByLabel("New password", { exact: true }).fill("another horse 2");
  await page.getByLabel("New password again").fill("another horse 3");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("The two entries differ")).toBeVisible();
  await page.getByLabel("New password again").fill("another horse 2");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page).toHaveURL(/\/tribes\/wealth$/);
});

test("a session that ends leads to sign-in and back", async ({ page }) => {
  await arriveAs(page, "dan", "/tribes/wealth");
  await expect(page.getByRole("link", { name: /Degraded/ })).toBeVisible();
  await page.context().clearCookies();
  await page.getByRole("link", { name: /Degraded/ }).click();
  await expect(page).toHaveURL(/\/sign-in\?from=/);
  await expect(page.getByText("Sign in to continue where you were.")).toBeVisible();
});

test("signing out leaves nothing behind that 'back' would show", async ({ page }) => {
  await signInAs(page, "dan", "/tribes");
  await page
    .locator("#page")
    .getByRole("link", { name: /wealth/ })
    .click();
  await expect(page.getByText("order-router")).toBeVisible();
  await page.getByRole("button", { name: "Dan 王" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.getByText("order-router")).toHaveCount(0);
});
