import { describe, expect, test } from "vitest";
import {
  formatBytes,
  formatBytesOf,
  formatCores,
  formatInstant,
  formatSpan,
  shareOf,
  shortCommit,
  shortImage,
} from "../../src/ui/format.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("a span of time", () => {
  test.each([
    [-5 * SECOND, "0s", "0 秒"],
    [0, "0s", "0 秒"],
    [59_999, "59s", "59 秒"],
    [3 * MINUTE + 12 * SECOND, "3m 12s", "3 分 12 秒"],
    [2 * HOUR, "2h", "2 小时"],
    [2 * HOUR + 59 * SECOND, "2h", "2 小时"],
    [DAY + HOUR + MINUTE, "1d 1h", "1 天 1 小时"],
  ])("of %i ms reads in its two largest units", (millis, english, chinese) => {
    expect(formatSpan(millis, "en")).toBe(english);
    expect(formatSpan(millis, "zh")).toBe(chinese);
  });
});

test.each([
  [0, "0 B"],
  [0.4, "0 B"],
  [1023, "1023 B"],
  [1024, "1.00 KiB"],
  [256 * 1024 * 1024, "256 MiB"],
  [1.5 * 1024 ** 3, "1.50 GiB"],
  [2 ** 62, "4096 PiB"],
])("%d bytes read as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test("a moment reads in the reader's zone, sortable by eye", () => {
  const local = new Date(2026, 0, 5, 3, 4, 5);
  expect(formatInstant(local.toISOString())).toBe("2026-01-05 03:04:05");
});

test("a quantity and its limit read in one unit", () => {
  expect(formatBytesOf(142 * 1024 * 1024, 256 * 1024 * 1024)).toBe("142 / 256 MiB");
  expect(formatBytesOf(300 * 1024, 2 * 1024 ** 3)).toBe("0.00 / 2.00 GiB");
});

test("CPU reads in cores", () => {
  expect(formatCores(1_250)).toBe("1.25");
});

test("an image's digest is cut and its registry left out", () => {
  expect(shortImage(`127.0.0.1:5000/wealth/fund-quotes@sha256:${"ab12".repeat(16)}`)).toBe(
    "wealth/fund-quotes@ab12ab12ab12",
  );
  expect(shortImage("nginx:1.27")).toBe("nginx:1.27");
});

test("a commit is cut to what people say", () => {
  expect(shortCommit("0123456789abcdef")).toBe("0123456");
});

test("a share has no meaning without a limit, and never exceeds the whole", () => {
  expect(shareOf(5, null)).toBeNull();
  expect(shareOf(5, 0)).toBeNull();
  expect(shareOf(5, 10)).toBe(0.5);
  expect(shareOf(50, 10)).toBe(1);
});
