import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Place } from "../../api/applications.ts";
import { Glyph } from "../../ui/Glyph.tsx";
import { STATUS_LOOK } from "../../ui/tones.ts";
import { applicationQuery, environmentsQuery } from "../tribes/queries.ts";
import styles from "./ApplicationPage.module.css";
import { placeAddress } from "./usePlace.ts";

/** The same application in the tribe's other environments, with how it does there. */
export function EnvironmentSwitch({ place }: { place: Place }) {
  const { t } = useTranslation();
  const environments = useQuery(environmentsQuery(place.tribe)).data ?? [];
  const application = useQuery(applicationQuery(place.tribe, place.application)).data;
  const names = environments.length === 0 ? [place.environment] : environments.map(({ name }) => name);
  return (
    <nav className={styles.environments} aria-label={t("application.environments")}>
      {names.map((name) => {
        const state = application?.environments.find((one) => one.name === name)?.status ?? "empty";
        return (
          <Link
            key={name}
            to={placeAddress({ ...place, environment: name })}
            aria-current={name === place.environment}
          >
            {name === place.environment ? null : <Glyph look={STATUS_LOOK[state]} size={11} />}
            {name}
            {name === place.environment ? null : (
              <span className="visually-hidden">{t(`status.${state}`)}</span>
            )}
          </Link>
        );
      })}
    </nav>
  );
}
