import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { identity } from "../../api/identity.ts";
import { keys } from "../../api/queryKeys.ts";
import { Panel } from "../../ui/Panel.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { StatusWord } from "../../ui/StatusWord.tsx";
import styles from "./AccountPage.module.css";
import { RemoveTotp } from "./RemoveTotp.tsx";
import { TotpEnrolmentForm } from "./TotpEnrolmentForm.tsx";

/** The second factor: a code from an authenticator app. */
export function TotpPanel({ enabled }: { enabled: boolean }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const enrol = useMutation({ mutationFn: identity.enrolTotp, gcTime: 0 });
  const done = () => {
    enrol.reset();
    setRemoving(false);
    void client.invalidateQueries({ queryKey: keys.me });
  };
  return (
    <Panel
      title={t("totp.title")}
      aside={
        <StatusWord
          look={enabled ? { tone: "running", shape: "check" } : { tone: "degraded", shape: "triangle" }}
          word={t(enabled ? "totp.on" : "totp.off")}
        />
      }
    >
      <p className={`muted ${styles.hint ?? ""}`}>{t("totp.hint")}</p>
      {enrol.error === null ? null : <ProblemNotice error={enrol.error} />}
      {enabled ? (
        <Button danger onClick={() => setRemoving(true)}>
          {t("totp.remove")}
        </Button>
      ) : enrol.data === undefined ? (
        <Button loading={enrol.isPending} onClick={() => enrol.mutate()}>
          {t("totp.enrol")}
        </Button>
      ) : (
        <TotpEnrolmentForm enrolment={enrol.data} onConfirmed={done} />
      )}
      {removing ? <RemoveTotp onRemoved={done} onClose={() => setRemoving(false)} /> : null}
    </Panel>
  );
}
