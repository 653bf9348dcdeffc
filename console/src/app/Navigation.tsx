import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useMe } from "../features/session/useMe.ts";
import { mayReadAudit } from "../features/session/permissions.ts";
import styles from "./Navigation.module.css";

interface NavigationProps {
  /** Called when a place was chosen, so that a drawer can close. */
  onFollow?: () => void;
}

export function Navigation({ onFollow }: NavigationProps) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <nav className={styles.navigation} aria-label={t("shell.places")}>
      <p className={styles.group}>{t("shell.work")}</p>
      <Place to="/tribes" label={t("shell.allTribes")} exact onFollow={onFollow} />
      {me.tribes.map(({ name, displayName }) => (
        <Place key={name} to={`/tribes/${name}`} label={displayName} hint={name} onFollow={onFollow} />
      ))}
      {mayReadAudit(me) ? (
        <>
          <p className={styles.group}>{t("shell.platform")}</p>
          <Place to="/audit" label={t("audit.name")} onFollow={onFollow} />
        </>
      ) : null}
    </nav>
  );
}

interface PlaceProps {
  to: string;
  label: string;
  hint?: string;
  exact?: boolean;
  onFollow: (() => void) | undefined;
}

function Place({ to, label, hint, exact = false, onFollow }: PlaceProps) {
  return (
    <NavLink to={to} end={exact} className={styles.place ?? ""} onClick={() => onFollow?.()}>
      <span className={styles.label}>{label}</span>
      {hint === undefined || hint === label ? null : <span className={styles.hint}>{hint}</span>}
    </NavLink>
  );
}
