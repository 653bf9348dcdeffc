import { theme, type ThemeConfig } from "antd";
import { PALETTES, type Mode } from "./palette.ts";

export const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
export const FONT_MONO =
  'ui-monospace, "Cascadia Mono", "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace';

/** Ant Design in the console's colours: dense, flat, borders instead of shadows. */
export function antTheme(mode: Mode): ThemeConfig {
  const palette = PALETTES[mode];
  return {
    algorithm: mode === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: palette.accent,
      colorInfo: palette.tones.progressing.strong,
      colorSuccess: palette.tones.running.strong,
      colorWarning: palette.tones.degraded.strong,
      colorError: palette.tones.failed.strong,
      colorLink: palette.accent,
      colorBgLayout: palette.canvas,
      colorBgContainer: palette.surface,
      colorBgElevated: palette.surface,
      colorText: palette.text,
      colorTextSecondary: palette.textMuted,
      colorTextTertiary: palette.textMuted,
      colorTextDescription: palette.textMuted,
      colorTextPlaceholder: palette.textMuted,
      colorBorder: palette.borderStrong,
      colorBorderSecondary: palette.border,
      borderRadius: 4,
      borderRadiusLG: 6,
      fontFamily: FONT,
      fontFamilyCode: FONT_MONO,
      fontSize: 13,
      fontSizeSM: 12,
      fontSizeLG: 14,
      lineHeight: 1.5,
      controlHeight: 30,
      controlHeightSM: 24,
      controlHeightLG: 36,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
    },
    components: {
      Table: {
        headerBg: palette.sunken,
        headerColor: palette.textMuted,
        headerSplitColor: "transparent",
        cellPaddingBlockSM: 6,
        cellPaddingInlineSM: 10,
        rowHoverBg: palette.sunken,
      },
      Form: { itemMarginBottom: 16, verticalLabelPadding: "0 0 4px", labelColor: palette.textMuted },
      Breadcrumb: { fontSize: 12 },
      Button: {
        primaryShadow: "none",
        defaultShadow: "none",
        dangerShadow: "none",
        primaryColor: palette.surface,
      },
      Segmented: { trackBg: palette.sunken },
      Tooltip: { colorBgSpotlight: mode === "dark" ? "#31404a" : "#22303a" },
    },
  };
}
