import { describe, expect, test } from "vitest";
import { PALETTES, TONES, type Mode } from "../../src/theme/palette.ts";
import { cssVariables } from "../../src/theme/cssVariables.ts";

/** Relative luminance and contrast ratio as WCAG 2.1 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = 4.5;
const GRAPHIC = 3;

describe.each(["light", "dark"] as Mode[])("in %s mode", (mode) => {
  const palette = PALETTES[mode];
  const grounds = [palette.canvas, palette.surface, palette.sunken];

  test("text can be read on every ground", () => {
    for (const ground of grounds) {
      for (const text of [palette.text, palette.textMuted, palette.accent]) {
        expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(TEXT);
      }
    }
  });

  test("the rail can be read, chosen or not", () => {
    for (const ground of [palette.rail, palette.railActive]) {
      expect(contrast(palette.railText, ground)).toBeGreaterThanOrEqual(TEXT);
      expect(contrast(palette.railMuted, ground)).toBeGreaterThanOrEqual(TEXT);
    }
  });

  test.each(TONES)("the status %s can be read on the surface and on its own ground", (tone) => {
    const { strong, soft } = palette.tones[tone];
    expect(contrast(strong, soft)).toBeGreaterThanOrEqual(TEXT);
    expect(contrast(strong, palette.surface)).toBeGreaterThanOrEqual(TEXT);
    expect(contrast(strong, palette.sunken)).toBeGreaterThanOrEqual(GRAPHIC);
  });
});

test("every colour has a custom property of the same meaning", () => {
  const variables = cssVariables("light");
  expect(variables["--text-muted"]).toBe(PALETTES.light.textMuted);
  expect(variables["--tone-failed-soft"]).toBe(PALETTES.light.tones.failed.soft);
});
