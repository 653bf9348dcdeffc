import { expect, type Locator, type Page } from "@playwright/test";
import { en } from "../src/i18n/en/index.ts";
import { zh } from "../src/i18n/zh/index.ts";
import type { Language } from "../src/ui/format.ts";
import { installation, password } from "./installation.ts";

/** A person with a language: finds things by the words the console itself uses, and takes pictures. */
export class Traveller {
  readonly words: typeof en;
  readonly page: Page;
  private readonly language: Language;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.language = language;
    this.words = language === "en" ? en : (zh as unknown as typeof en);
  }

  async arrive(address: string): Promise<void> {
    await this.page.addInitScript((chosen) => {
      localStorage.setItem("banyan.language", chosen);
      localStorage.setItem("banyan.mode", "light");
    }, this.language);
    await this.page.goto(address);
  }

  async signIn(): Promise<void> {
    const { session } = this.words;
    await this.page.getByLabel(session.person, { exact: true }).fill(installation.person);
    await this.page.getByLabel(session.password, { exact: true }).fill(password());
    await this.button(session.signIn).click();
  }

  /** Ant Design parts two Chinese characters on a button by a space. */
  button(word: string, within: Page | Locator = this.page): Locator {
    return within.getByRole("button", { name: new RegExp(`^${word.split("").join("\\s?")}$`) });
  }

  async tab(word: string): Promise<void> {
    const tabs = this.page.getByRole("navigation", { name: this.words.application.parts, exact: true });
    await tabs.getByRole("link", { name: word, exact: true }).click();
  }

  /** Rows of instances that are in a phase. */
  instances(phase: keyof typeof en.phase): Locator {
    return this.page
      .getByRole("row")
      .filter({ has: this.page.getByRole("cell", { name: this.words.phase[phase], exact: true }) });
  }

  /** A message of the console, whatever stands in its places. */
  says(message: string): RegExp {
    return new RegExp(
      message
        .split(/\{\{\w+\}\}/)
        .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
        .join(".+"),
    );
  }

  /** Deploys a branch by the dialog, which leads to the deployment's page. */
  async deploy(branch: string): Promise<void> {
    const { deploy } = this.words;
    await this.button(deploy.action).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel(deploy.gitRef).fill(branch);
    await dialog.getByLabel(deploy.message).fill(`Fund quotes from ${branch}`);
    await this.picture("deploy");
    await this.button(deploy.action, dialog).click();
    await expect(this.page).toHaveURL(/\/deployments\//);
  }

  async scaleTo(replicas: number): Promise<void> {
    const { scale } = this.words;
    await this.button(scale.action).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("spinbutton").fill(String(replicas));
    await this.button(scale.action, dialog).click();
    await expect(dialog).toHaveCount(0);
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({
      path: `test-results/journeys/${this.language}-${name}.png`,
      animations: "disabled",
    });
  }
}
