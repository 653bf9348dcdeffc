import { PALETTES, TONES, type Mode } from "./palette.ts";

/** The palette as the custom properties that the console's own style sheets use. */
export function cssVariables(mode: Mode): Record<string, string> {
  const { tones, ...surfaces } = PALETTES[mode];
  const variables: Record<string, string> = {};
  for (const [name, colour] of Object.entries(surfaces)) {
    variables[`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`] = colour;
  }
  for (const tone of TONES) {
    variables[`--tone-${tone}`] = tones[tone].strong;
    variables[`--tone-${tone}-soft`] = tones[tone].soft;
  }
  return variables;
}

export function applyCssVariables(mode: Mode, root: HTMLElement = document.documentElement): void {
  for (const [name, value] of Object.entries(cssVariables(mode))) {
    root.style.setProperty(name, value);
  }
  root.style.colorScheme = mode;
  root.dataset.mode = mode;
}
