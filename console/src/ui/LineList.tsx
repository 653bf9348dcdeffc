import { FollowList } from "./FollowList.tsx";
import styles from "./FollowList.module.css";

/** Plain lines with their numbers. */
export function LineList({ label, lines }: { label: string; lines: readonly string[] }) {
  return (
    <FollowList
      label={label}
      count={lines.length}
      keyOf={(index) => index}
      render={(index) => (
        <div className={styles.line}>
          <span className={`figures ${styles.number ?? ""}`} aria-hidden="true">
            {index + 1}
          </span>
          <code>{lines[index]}</code>
        </div>
      )}
    />
  );
}
