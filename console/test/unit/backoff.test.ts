import { expect, test } from "vitest";
import { backoff, RECONNECT } from "../../src/live/backoff.ts";

const ATTEMPTS = Array.from({ length: 30 }, (_, index) => index + 1);

test("the wait never exceeds the longest, however many attempts failed", () => {
  for (const attempt of ATTEMPTS) {
    expect(backoff(RECONNECT, attempt, 0.999)).toBeLessThanOrEqual(RECONNECT.longestMillis);
  }
});

test("the shortest possible wait grows until the longest is reached", () => {
  const waits = ATTEMPTS.map((attempt) => backoff(RECONNECT, attempt, 0));
  expect(waits.slice(0, 6)).toEqual([250, 500, 1_000, 2_000, 4_000, 7_500]);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
});

test("two consoles that lost the connection together do not return together", () => {
  expect(backoff(RECONNECT, 3, 0.1)).not.toBe(backoff(RECONNECT, 3, 0.9));
});
