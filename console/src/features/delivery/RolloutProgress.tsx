import { useTranslation } from "react-i18next";
import type { Rollout } from "../../api/types.ts";
import { useLanguage } from "../../i18n/useLanguage.ts";
import { useNow } from "../../ui/clock.ts";
import { formatSpan } from "../../ui/format.ts";
import { StatusWord } from "../../ui/StatusWord.tsx";
import { ROLLOUT_LOOK } from "../../ui/tones.ts";
import styles from "./RolloutProgress.module.css";
import { slotsOf, type Slot } from "./slots.ts";

const SHOWN: readonly Slot[] = ["new-ready", "new-waiting", "missing", "old"];

/** How far a rollout got, as observed: one cell per instance, the same figures in words, and the time that is left. */
export function RolloutProgress({ rollout }: { rollout: Rollout }) {
  const { t } = useTranslation();
  const slots = slotsOf(rollout);
  const count = (slot: Slot) => slots.filter((one) => one === slot).length;
  return (
    <div className={styles.progress}>
      <div className={styles.head}>
        <StatusWord look={ROLLOUT_LOOK[rollout.phase]} word={t(`rollout.phase.${rollout.phase}`)} />
        <span className="figures">
          {t("rollout.updatedReady", { ready: rollout.updatedReady, wanted: rollout.wanted })}
        </span>
        <Deadline rollout={rollout} />
      </div>
      <div className={styles.slots} aria-hidden="true">
        {slots.map((slot, index) => (
          // Cells have no identity of their own; their place in the row is what they are.
          <span key={index} className={styles.slot} data-slot={slot} />
        ))}
      </div>
      <ul className={styles.legend}>
        {SHOWN.filter((slot) => count(slot) > 0 || slot === "new-ready").map((slot) => (
          <li key={slot}>
            <span className={styles.key} data-slot={slot} aria-hidden="true" />
            {t(`rollout.slot.${slot}`)} <strong className="figures">{count(slot)}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Deadline({ rollout }: { rollout: Rollout }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const left = Date.parse(rollout.deadlineAt) - useNow();
  switch (rollout.phase) {
    case "complete":
    case "deadline-exceeded":
      return null;
    case "paused":
      return <span className="muted">{t("rollout.pausedHint")}</span>;
    case "progressing":
      return (
        <span className="muted figures">
          {left > 0
            ? t("rollout.deadlineIn", { span: formatSpan(left, language) })
            : t("rollout.deadlineOver", { span: formatSpan(-left, language) })}
        </span>
      );
  }
}
