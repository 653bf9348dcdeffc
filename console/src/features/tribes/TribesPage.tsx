import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { mayFoundTribes } from "../session/permissions.ts";
import { useMe } from "../session/useMe.ts";
import { NewTribe } from "./NewTribe.tsx";
import { tribesQuery } from "./queries.ts";
import { TribeCard } from "./TribeCard.tsx";
import styles from "./TribesPage.module.css";

export function TribesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const tribes = useQuery(tribesQuery);
  const [founding, setFounding] = useState(false);
  const refused = mayFoundTribes(me) ? null : t("tribes.onlyAdministrators");
  return (
    <>
      <PageHeader
        name={t("tribes.name")}
        actions={
          <ActionButton onClick={() => setFounding(true)} refused={refused}>
            {t("tribes.new")}
          </ActionButton>
        }
      />
      <Loaded query={tribes}>
        {(items) =>
          items.length === 0 ? (
            <Nothing title={t("tribes.none")}>
              {mayFoundTribes(me) ? t("tribes.noneHintAdministrator") : t("tribes.noneHint")}
            </Nothing>
          ) : (
            <ul className={styles.cards}>
              {items.map((tribe) => (
                <li key={tribe.name}>
                  <TribeCard tribe={tribe} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {founding ? <NewTribe onClose={() => setFounding(false)} /> : null}
    </>
  );
}
