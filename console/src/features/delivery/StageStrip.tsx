import { useTranslation } from "react-i18next";
import type { Stage } from "../../api/types.ts";
import { StatusWord } from "../../ui/StatusWord.tsx";
import { Duration } from "../../ui/Time.tsx";
import { STAGE_LOOK } from "../../ui/tones.ts";
import styles from "./StageStrip.module.css";

/** The way from source to running, stage by stage, each with how long it took. */
export function StageStrip({ stages }: { stages: Stage[] }) {
  const { t } = useTranslation();
  return (
    <ol className={styles.strip} aria-label={t("deployment.stages")}>
      {stages.map(({ name, state, startedAt, finishedAt }) => (
        <li key={name} className={styles.stage} data-state={state}>
          <StatusWord look={STAGE_LOOK[state]} word={t(`stage.${name}`)} />
          <span className={styles.detail}>
            {t(`stageState.${state}`)}
            {startedAt === null ? null : (
              <>
                {" · "}
                <Duration from={startedAt} to={finishedAt} />
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
