/**
 * The console's colours by role, for both modes. One accent for what can be clicked; status colours are for status
 * alone and never carry it without a shape and a word. A test computes the contrast of each pair that text uses.
 */
export type Mode = "light" | "dark";

export type Tone = "running" | "progressing" | "degraded" | "failed" | "stopped" | "unknown";

export interface ToneColours {
  /** Glyphs and text. */
  strong: string;
  /** The quiet ground behind them. */
  soft: string;
}

export interface Palette {
  canvas: string;
  surface: string;
  sunken: string;
  border: string;
  borderStrong: string;
  text: string;
  textMuted: string;
  accent: string;
  accentSoft: string;
  rail: string;
  railActive: string;
  railText: string;
  railMuted: string;
  tones: Record<Tone, ToneColours>;
}

export const PALETTES: Record<Mode, Palette> = {
  light: {
    canvas: "#f4f6f7",
    surface: "#ffffff",
    sunken: "#eef1f3",
    border: "#dce2e6",
    borderStrong: "#b4bfc6",
    text: "#17222b",
    textMuted: "#55636e",
    accent: "#0d6473",
    accentSoft: "#e1eff1",
    rail: "#12272c",
    railActive: "#21434a",
    railText: "#e3eded",
    railMuted: "#a5b9bc",
    tones: {
      running: { strong: "#17743f", soft: "#e4f3ea" },
      progressing: { strong: "#1f5bb8", soft: "#e6eefa" },
      degraded: { strong: "#8a5200", soft: "#fbf0dc" },
      failed: { strong: "#b3261e", soft: "#fbe8e6" },
      stopped: { strong: "#55636e", soft: "#e9edf0" },
      unknown: { strong: "#66489c", soft: "#efeaf8" },
    },
  },
  dark: {
    canvas: "#0e1418",
    surface: "#151d22",
    sunken: "#0a0f12",
    border: "#28343b",
    borderStrong: "#43525b",
    text: "#e2e9ed",
    textMuted: "#98a7b1",
    accent: "#5cbccb",
    accentSoft: "#15343a",
    rail: "#0a1013",
    railActive: "#17292e",
    railText: "#d9e4e6",
    railMuted: "#84989d",
    tones: {
      running: { strong: "#5cc98b", soft: "#12301f" },
      progressing: { strong: "#7fb0ff", soft: "#15284a" },
      degraded: { strong: "#e6ad55", soft: "#382808" },
      failed: { strong: "#ff8b82", soft: "#431a17" },
      stopped: { strong: "#98a7b1", soft: "#222d34" },
      unknown: { strong: "#bfa5f3", soft: "#2c2145" },
    },
  },
};

export const TONES: readonly Tone[] = ["running", "progressing", "degraded", "failed", "stopped", "unknown"];
