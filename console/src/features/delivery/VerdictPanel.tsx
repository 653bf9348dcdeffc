import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Verdict } from "../../api/types.ts";
import { Panel } from "../../ui/Panel.tsx";
import { StatusWord } from "../../ui/StatusWord.tsx";
import { VERDICT_LOOK } from "../../ui/tones.ts";
import { Cause } from "../explanations/Cause.tsx";
import { NextStep } from "../explanations/NextStep.tsx";
import { EvidenceView } from "./EvidenceView.tsx";
import styles from "./VerdictPanel.module.css";

interface VerdictPanelProps {
  verdict: Verdict;
  heading: ReactNode;
  /** A success needs one line where it is not the page's subject. */
  brief?: boolean;
}

/** The one honest answer to "did it work": the result, the cause and whose it is, what to do, and the evidence. */
export function VerdictPanel({ verdict, heading, brief = false }: VerdictPanelProps) {
  const { t } = useTranslation();
  const look = VERDICT_LOOK[verdict.result];
  if (brief && verdict.result !== "failed") {
    return (
      <Panel title={t("verdict.title")} untitled tone={look.tone}>
        <div className={styles.strip}>
          <StatusWord pill look={look} word={t(`verdict.${verdict.result}`)} />
          {heading}
          <span className={styles.said}>{verdict.message}</span>
        </div>
      </Panel>
    );
  }
  return (
    <Panel
      tone={look.tone}
      title={
        <>
          <StatusWord pill look={look} word={t(`verdict.${verdict.result}`)} />
          {heading}
        </>
      }
      aside={verdict.faultType === null ? undefined : <Cause type={verdict.faultType} code={verdict.code} />}
    >
      <p className={styles.message}>{verdict.message}</p>
      {verdict.result === "failed" ? (
        <p className={styles.next}>
          <NextStep code={verdict.code} given={verdict.nextStep} />
        </p>
      ) : null}
      {verdict.evidence == null ? null : <EvidenceView evidence={verdict.evidence} />}
    </Panel>
  );
}
