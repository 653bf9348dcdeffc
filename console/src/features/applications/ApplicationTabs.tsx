import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import type { Place } from "../../api/applications.ts";
import type { ApplicationKind } from "../../api/types.ts";
import styles from "./ApplicationPage.module.css";
import { placeAddress } from "./usePlace.ts";

const SERVICE_TABS = ["instances", "logs", "events", "deployments", "releases"] as const;
const JOB_TABS = ["instances", "runs", "logs", "events", "deployments", "releases"] as const;

/** Tabs are addresses: they can be sent to a colleague, and "back" leads back. */
export function ApplicationTabs({ place, kind }: { place: Place; kind: ApplicationKind }) {
  const { t } = useTranslation();
  const base = placeAddress(place);
  return (
    <nav className={styles.tabs} aria-label={t("application.parts")}>
      {(kind === "service" ? SERVICE_TABS : JOB_TABS).map((tab) => (
        <NavLink key={tab} to={tab === "instances" ? base : `${base}/${tab}`} end preventScrollReset>
          {t(`application.tab.${tab}`)}
        </NavLink>
      ))}
    </nav>
  );
}
