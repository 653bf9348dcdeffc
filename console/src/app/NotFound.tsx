import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Nothing } from "../ui/Nothing.tsx";
import { PageHeader } from "../ui/PageHeader.tsx";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader name={t("notFound.name")} />
      <Nothing title={t("notFound.title")}>
        <Link to="/tribes">{t("notFound.back")}</Link>
      </Nothing>
    </>
  );
}
