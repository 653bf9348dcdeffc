import type { ReactNode } from "react";
import styles from "./Nothing.module.css";

/** An empty state: what would be here, and how it gets here. */
export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.nothing}>
      <p className={styles.title}>{title}</p>
      {children === undefined ? null : <div className={styles.hint}>{children}</div>}
    </div>
  );
}
