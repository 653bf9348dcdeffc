import type { ReactNode } from "react";
import styles from "./Glyph.module.css";
import type { Look, Shape } from "./tones.ts";

const DRAWINGS: Record<Shape, ReactNode> = {
  disc: <circle cx="8" cy="8" r="5.5" fill="currentColor" />,
  ring: (
    <circle
      cx="8"
      cy="8"
      r="5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeDasharray="2.6 2.6"
    />
  ),
  arc: (
    <g className={styles.turning} fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round">
      <circle cx="8" cy="8" r="5" opacity="0.25" />
      <path d="M8 3a5 5 0 0 1 5 5" />
    </g>
  ),
  triangle: (
    <>
      <path d="M8 1.8 15 14H1z" fill="currentColor" strokeLinejoin="round" stroke="currentColor" />
      <path d="M8 6v3.8M8 11.8v.2" stroke="var(--glyph-ground)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  cross: (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="2.5" fill="currentColor" />
      <path d="m5.5 5.5 5 5m0-5-5 5" stroke="var(--glyph-ground)" strokeWidth="1.9" strokeLinecap="round" />
    </>
  ),
  square: (
    <rect x="3" y="3" width="10" height="10" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.9" />
  ),
  diamond: (
    <>
      <path d="M8 .8 15.2 8 8 15.2.8 8z" fill="currentColor" />
      <path
        d="M6.3 6.4a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.9.6-.9 1.2M8 11.3v.1"
        fill="none"
        stroke="var(--glyph-ground)"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
    </>
  ),
  half: (
    <>
      <rect x="3" y="3" width="10" height="10" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M3 8h10v4.5H3z" fill="currentColor" />
    </>
  ),
  arrow: (
    <path
      d="M8 2.5v10m-4-4 4 4.5 4-4.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  check: (
    <>
      <circle cx="8" cy="8" r="6.3" fill="currentColor" />
      <path
        d="m5.2 8.2 2 2 3.7-4.2"
        fill="none"
        stroke="var(--glyph-ground)"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </>
  ),
  pause: <path d="M5.5 3v10M10.5 3v10" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />,
  dash: <path d="M3.5 8h9" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
};

interface GlyphProps {
  look: Look;
  size?: number;
}

/** A status mark: its shape says the same as its colour. Always stands beside the word, so it is hidden from readers. */
export function Glyph({ look, size = 13 }: GlyphProps) {
  return (
    <svg
      className={styles.glyph}
      data-tone={look.tone}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      {DRAWINGS[look.shape]}
    </svg>
  );
}
