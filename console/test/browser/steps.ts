import { expect, test as base, type Page } from "@playwright/test";

/** A test whose page must not throw, whatever else it proves. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const thrown: string[] = [];
      page.on("pageerror", (error) => thrown.push(error.stack ?? error.message));
      await use(undefined);
      expect(thrown).toEqual([]);
    },
    { auto: true },
  ],
});

export const PASSWORD = "correct horse 1";

/** Sets the stand-in's world back, or does something to it. */
export async function fake(
  page: Page,
  control: "reset" | "down" | "up" | "settle" | "break-audit",
): Promise<void> {
  const answer = await page.request.get(`/__fake/${control}`);
  expect(answer.ok()).toBe(true);
}

/** Signs in through the page, as a person does. */
export async function signInAs(page: Page, name: string, address = "/tribes"): Promise<void> {
  await page.goto(address);
  await page.getByLabel(/^(Name|用户名)$/).fill(name);
  await page.getByLabel(/^(Password|密码)$/).fill(PASSWORD);
  await page.getByRole("button", { name: /^(Sign in|登\s*录)$/ }).click();
}

/** Chooses language and appearance as if they had been chosen on an earlier visit. */
export async function remember(page: Page, language: "en" | "zh", mode: "light" | "dark"): Promise<void> {
  await page.addInitScript(
    ([chosenLanguage, chosenMode]) => {
      localStorage.setItem("banyan.language", chosenLanguage);
      localStorage.setItem("banyan.mode", chosenMode);
    },
    [language, mode] as const,
  );
}

/** Has the session of somebody who signed in before, where signing in is not what is tested. */
export async function arriveAs(page: Page, name: string, address?: string): Promise<void> {
  await page.context().addCookies([{ name: "BANYAN_SESSION", value: name, url: "http://127.0.0.1:8602" }]);
  if (address !== undefined) {
    await page.goto(address);
  }
}
