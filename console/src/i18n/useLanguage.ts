import { useTranslation } from "react-i18next";
import type { Language } from "../ui/format.ts";

export function useLanguage(): Language {
  return useTranslation().i18n.language === "zh" ? "zh" : "en";
}
