import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/useLanguage.ts";
import { useExplanation } from "./useExplanation.ts";

/** What to do about a fault. The case's own advice is English; readers of Chinese get the advice for its code. */
export function NextStep({ code, given }: { code: string | null; given: string | null }) {
  const { t } = useTranslation();
  const general = useExplanation(code)?.next ?? null;
  const said = useLanguage() === "zh" ? (general ?? given) : (given ?? general);
  return said === null ? null : (
    <>
      <strong>{t("common.nextStep")}</strong> {said}
    </>
  );
}
