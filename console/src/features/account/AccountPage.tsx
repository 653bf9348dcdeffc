import { App } from "antd";
import { useTranslation } from "react-i18next";
import { Facts } from "../../ui/Facts.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Moment } from "../../ui/Time.tsx";
import { useMe } from "../session/useMe.ts";
import styles from "./AccountPage.module.css";
import { PasswordForm } from "./PasswordForm.tsx";
import { TokensPanel } from "./TokensPanel.tsx";
import { TotpPanel } from "./TotpPanel.tsx";

export function AccountPage() {
  const { t } = useTranslation();
  const { person, tribes } = useMe();
  const { notification } = App.useApp();
  return (
    <>
      <PageHeader name={t("account.name")} />
      <div className={styles.stack}>
        <Panel title={person.displayName}>
          <Facts
            facts={[
              { label: t("session.person"), value: <code>{person.name}</code> },
              {
                label: t("account.rights"),
                value: person.administrator ? t("account.administrator") : t("account.noAdministrator"),
              },
              {
                label: t("tribes.name"),
                value:
                  tribes.length === 0
                    ? "–"
                    : tribes.map(({ name, role }) => `${name} (${t(`role.${role}`)})`).join(", "),
              },
              {
                label: t("account.lastSignIn"),
                value: person.lastSignInAt === null ? "–" : <Moment at={person.lastSignInAt} />,
              },
            ]}
          />
        </Panel>
        <div className={styles.columns}>
          <Panel title={t("account.password")}>
            <PasswordForm onChanged={() => notification.success({ title: t("account.passwordChanged") })} />
          </Panel>
          <TotpPanel enabled={person.totpEnrolled} />
        </div>
        <TokensPanel />
      </div>
    </>
  );
}
