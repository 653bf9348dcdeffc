import "i18next";
import type { en } from "./en/index.ts";

declare module "i18next" {
  /** Makes every message key a type: a misspelt or missing one does not compile. */
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof en };
    enableSelector: false;
  }
}
