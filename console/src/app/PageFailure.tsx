import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { PageHeader } from "../ui/PageHeader.tsx";
import { ProblemNotice } from "../ui/ProblemNotice.tsx";

/** A page that failed to draw: the console's own fault, said as such, with the way out. */
export function PageFailure() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader name={t("problem.console.name")} />
      <ProblemNotice error={useRouteError()} onRetry={() => window.location.reload()} />
    </>
  );
}
