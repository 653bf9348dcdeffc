import styles from "./StatusWord.module.css";
import { Glyph } from "./Glyph.tsx";
import type { Look } from "./tones.ts";

interface StatusWordProps {
  look: Look;
  word: string;
  /** A pill on a quiet ground for headers; plain glyph and word for tables. */
  pill?: boolean;
}

/** A status by colour, shape and word together. */
export function StatusWord({ look, word, pill = false }: StatusWordProps) {
  return (
    <span className={pill ? styles.pill : styles.plain} data-tone={look.tone}>
      <Glyph look={look} />
      <span>{word}</span>
    </span>
  );
}
