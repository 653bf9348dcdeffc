import { useTranslation } from "react-i18next";
import type { ChangedValue, Evidence } from "../../api/types.ts";
import { Facts, type Fact } from "../../ui/Facts.tsx";
import styles from "./VerdictPanel.module.css";

/** What was seen when it failed; kept with the verdict, so it is still here when the container is not. */
export function EvidenceView({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation();
  const facts: (Fact | null)[] = [
    evidence.instance === null
      ? null
      : { label: t("evidence.instance"), value: <code>{evidence.instance}</code> },
    evidence.exitCode === null
      ? null
      : { label: t("evidence.exitCode"), value: <code>{evidence.exitCode}</code> },
    evidence.signal === null ? null : { label: t("evidence.signal"), value: <code>{evidence.signal}</code> },
    evidence.outOfMemory ? { label: t("evidence.memory"), value: t("evidence.outOfMemory") } : null,
    evidence.lastProbe === null
      ? null
      : { label: t("evidence.lastProbe"), value: <code>{evidence.lastProbe}</code> },
  ];
  const known = facts.filter((fact) => fact !== null);
  return (
    <div className={styles.evidence}>
      {known.length === 0 ? null : <Facts facts={known} />}
      {evidence.decisiveLines.length === 0 ? null : (
        <Lines title={t("evidence.decisive")} lines={evidence.decisiveLines} decisive />
      )}
      <div className={styles.columns}>
        {evidence.changes.length === 0 ? null : <Changes changes={evidence.changes} />}
        {evidence.logLines.length === 0 ? null : (
          <Lines
            title={t("evidence.logLines", { count: evidence.logLines.length })}
            lines={evidence.logLines}
          />
        )}
      </div>
    </div>
  );
}

/** What was written last says why it ended. */
function toEnd(element: HTMLElement | null): void {
  element?.scrollTo({ top: element.scrollHeight });
}

function Lines({ title, lines, decisive = false }: { title: string; lines: string[]; decisive?: boolean }) {
  return (
    <div>
      <h3 className={styles.heading}>{title}</h3>
      {/* Focusable, so that the keyboard can scroll it. */}
      <pre
        ref={decisive ? null : toEnd}
        className={styles.lines}
        data-decisive={decisive}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={title}
      >
        {lines.join("\n")}
      </pre>
    </div>
  );
}

function Changes({ changes }: { changes: ChangedValue[] }) {
  const { t } = useTranslation();
  return (
    <div>
      <h3 className={styles.heading}>{t("evidence.changes")}</h3>
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">{t("evidence.path")}</th>
            <th scope="col">{t("evidence.before")}</th>
            <th scope="col">{t("evidence.after")}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before, after }) => (
            <tr key={path}>
              <td>
                <code>{path}</code>
              </td>
              <td>
                {before === null ? (
                  <span className="muted">{t("evidence.absent")}</span>
                ) : (
                  <del className="mono">{before}</del>
                )}
              </td>
              <td>
                {after === null ? (
                  <span className="muted">{t("evidence.absent")}</span>
                ) : (
                  <ins className="mono">{after}</ins>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
