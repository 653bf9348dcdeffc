import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { ApiProblem, UNREACHABLE, UNREADABLE } from "../api/problem.ts";
import { Glyph } from "./Glyph.tsx";
import styles from "./ProblemNotice.module.css";

interface ProblemNoticeProps {
  error: unknown;
  onRetry?: () => void;
}

interface Words {
  title: string;
  detail: string | null;
  nextStep: string | null;
}

function useWords(error: unknown): Words {
  const { t } = useTranslation();
  if (!(error instanceof ApiProblem)) {
    return {
      title: t("problem.console.title"),
      detail: error instanceof Error ? error.message : String(error),
      nextStep: t("problem.console.nextStep"),
    };
  }
  if (error.code === UNREACHABLE) {
    return {
      title: t("problem.unreachable.title"),
      detail: t("problem.unreachable.detail"),
      nextStep: t("problem.unreachable.nextStep"),
    };
  }
  if (error.code === UNREADABLE) {
    return {
      title: t("problem.unreadable.title"),
      detail: t("problem.unreadable.detail", { status: error.status }),
      nextStep: t("problem.unreadable.nextStep"),
    };
  }
  return { title: error.title, detail: error.detail, nextStep: error.nextStep };
}

/** What went wrong, whose it is to mend, what to do next, and what to quote when asking for help. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const words = useWords(error);
  const problem = error instanceof ApiProblem ? error : null;
  return (
    <div className={styles.notice} role="alert">
      <Glyph look={{ tone: "failed", shape: "cross" }} size={16} />
      <div className={styles.words}>
        <p className={styles.title}>{words.title}</p>
        {words.detail === null || words.detail === words.title ? null : <p>{words.detail}</p>}
        {problem === null || problem.fields.length === 0 ? null : (
          <ul className={styles.fields}>
            {problem.fields.map((field) => (
              <li key={`${field.pointer} ${field.message}`}>
                <code>{field.pointer}</code> {field.message}
              </li>
            ))}
          </ul>
        )}
        {words.nextStep === null ? null : (
          <p>
            <strong>{t("common.nextStep")}</strong> {words.nextStep}
          </p>
        )}
        {problem === null || problem.status === 0 ? null : (
          <p className="muted">
            {t(`fault.${problem.faultType}`)} · <code>{problem.code}</code>
            {problem.traceId === null ? null : (
              <>
                {" · "}
                {t("problem.trace")} <code>{problem.traceId}</code>
              </>
            )}
          </p>
        )}
      </div>
      {onRetry === undefined ? null : <Button onClick={onRetry}>{t("common.tryAgain")}</Button>}
    </div>
  );
}
