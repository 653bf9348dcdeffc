import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { audit } from "../../api/audit.ts";
import type { AuditVerification } from "../../api/types.ts";
import { useLanguage } from "../../i18n/useLanguage.ts";
import { formatNumber } from "../../ui/format.ts";
import { Panel } from "../../ui/Panel.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { StatusWord } from "../../ui/StatusWord.tsx";
import styles from "./AuditPage.module.css";

/** Recomputes the chain on request; says nothing about it before that. */
export function Verification() {
  const { t } = useTranslation();
  const verify = useMutation({ mutationFn: audit.verify });
  return (
    <Panel
      title={t("audit.chain")}
      aside={
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          {t("audit.verify")}
        </Button>
      }
    >
      <div className={styles.verification} aria-live="polite">
        {verify.error !== null ? (
          <ProblemNotice error={verify.error} />
        ) : verify.data === undefined ? (
          <span className="muted">{t("audit.notVerified")}</span>
        ) : (
          <Found verification={verify.data} />
        )}
      </div>
    </Panel>
  );
}

function Found({ verification: { intact, entries, firstBreak } }: { verification: AuditVerification }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (intact) {
    return (
      <StatusWord
        pill
        look={{ tone: "running", shape: "check" }}
        word={t("audit.intact", { entries: formatNumber(entries, language) })}
      />
    );
  }
  return (
    <>
      <StatusWord pill look={{ tone: "failed", shape: "cross" }} word={t("audit.broken")} />
      {firstBreak == null ? null : (
        <span>
          {t("audit.brokenAt", { sequence: firstBreak.sequence, kind: t(`break.${firstBreak.kind}`) })}{" "}
          {firstBreak.message}
        </span>
      )}
    </>
  );
}
