import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { keys } from "../../api/queryKeys.ts";
import { PasswordForm } from "../account/PasswordForm.tsx";
import { EntryFrame } from "./EntryFrame.tsx";
import styles from "./EntryFrame.module.css";
import { returnAddress } from "./returnAddress.ts";

/** The only page that is open to a person whose password must be changed. */
export function PasswordPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const state = useLocation().state as { from?: string } | null;
  const proceed = async () => {
    await client.invalidateQueries({ queryKey: keys.me });
    void navigate(returnAddress(state?.from ?? null), { replace: true });
  };
  return (
    <EntryFrame>
      <h1 className={styles.title}>{t("session.mustChange")}</h1>
      <p className="muted">{t("session.mustChangeHint")}</p>
      <PasswordForm onChanged={() => void proceed()} size="large" />
    </EntryFrame>
  );
}
