import styles from "./Meter.module.css";

interface MeterProps {
  label: string;
  text: string;
  /** In [0, 1]; null where there is no limit to compare with, and then no bar is drawn. */
  share: number | null;
}

/** Above this share of its limit a process is close to being stopped for it. */
const TIGHT = 0.9;

/** A quantity with its share of a limit. */
export function Meter({ label, text, share }: MeterProps) {
  return (
    <span className={styles.meter}>
      <span className="figures">{text}</span>
      {share === null ? null : (
        <span
          className={styles.track}
          role="meter"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
        >
          <span className={styles.fill} data-tight={share >= TIGHT} style={{ width: `${share * 100}%` }} />
        </span>
      )}
    </span>
  );
}
