import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { rememberLanguage } from "../api/credentials.ts";
import type { Language } from "../ui/format.ts";
import { en } from "./en/index.ts";
import { zh } from "./zh/index.ts";

const KEY = "banyan.language";
/** The tag by which documents and the control plane know each language. */
export const TAGS: Record<Language, string> = { en: "en", zh: "zh-CN" };

function initialLanguage(): Language {
  const stored = localStorage.getItem(KEY);
  if (stored === "en" || stored === "zh") {
    return stored;
  }
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function announce(language: Language): void {
  document.documentElement.lang = TAGS[language];
  rememberLanguage(TAGS[language]);
}

export async function startI18n(): Promise<void> {
  const language = initialLanguage();
  announce(language);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { en: { translation: en }, zh: { translation: zh } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  announce(language);
  await i18next.changeLanguage(language);
}
