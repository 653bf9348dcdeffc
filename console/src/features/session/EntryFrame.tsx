import type { ReactNode } from "react";
import { LanguageSwitch } from "../../app/LanguageSwitch.tsx";
import { ModeSwitch } from "../../app/ModeSwitch.tsx";
import styles from "./EntryFrame.module.css";

/** The frame of the pages before the door: sign-in and the forced change of password. */
export function EntryFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <LanguageSwitch />
        <ModeSwitch />
      </header>
      <main className={styles.card}>
        <div className={styles.brand}>
          <img src="/banyan.svg" alt="" width="36" height="36" />
          <span>Banyan</span>
          <span className={styles.tree} lang="zh-CN">
            榕
          </span>
        </div>
        {children}
      </main>
    </div>
  );
}
