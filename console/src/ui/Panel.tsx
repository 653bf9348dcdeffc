import { useId, type ReactNode } from "react";
import type { Tone } from "../theme/palette.ts";
import styles from "./Panel.module.css";

interface PanelProps {
  title: ReactNode;
  aside?: ReactNode;
  /** Marks the panel's edge when its content is about something that went wrong or is under way. */
  tone?: Tone;
  /** Content that brings its own spacing, such as a table, goes to the edge. */
  flush?: boolean;
  /** The title is for readers only, where a tab or a sentence already says it to the eye. */
  untitled?: boolean;
  children: ReactNode;
}

export function Panel({ title, aside, tone, flush = false, untitled = false, children }: PanelProps) {
  const heading = useId();
  return (
    <section className={styles.panel} data-tone={tone} aria-labelledby={heading}>
      <header className={untitled ? "visually-hidden" : styles.header}>
        <h2 className={styles.title} id={heading}>
          {title}
        </h2>
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </header>
      <div className={flush ? undefined : styles.body}>{children}</div>
    </section>
  );
}
