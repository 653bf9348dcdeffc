import { describe, expect, test } from "vitest";
import type { LogLine } from "../../src/api/types.ts";
import { append, EMPTY_LOG, matching, unseen } from "../../src/live/logBuffer.ts";

function line(text: string, second = 0, stream: LogLine["stream"] = "out"): LogLine {
  return {
    instance: "a-0",
    container: "main",
    stream,
    at: `2026-01-01T00:00:${String(second).padStart(2, "0")}Z`,
    text,
  };
}

describe("the kept lines", () => {
  test("are the last ones, and keep their numbers", () => {
    const buffer = append(EMPTY_LOG, [line("a"), line("b"), line("c")], 2);
    expect(buffer.lines.map(({ text, number }) => `${number} ${text}`)).toEqual(["1 b", "2 c"]);
    expect(append(buffer, [line("d")], 2).lines.map(({ number }) => number)).toEqual([2, 3]);
  });

  test("are left alone when nothing arrives", () => {
    const buffer = append(EMPTY_LOG, [line("a")]);
    expect(append(buffer, [])).toBe(buffer);
  });
});

describe("a filter", () => {
  const { lines } = append(EMPTY_LOG, [line("GET /funds"), line("WARN late", 1, "error"), line("get /slow")]);

  test("finds text in any case", () => {
    expect(matching(lines, { text: " get ", stream: "all" }).map(({ text }) => text)).toEqual([
      "GET /funds",
      "get /slow",
    ]);
  });

  test("chooses a stream", () => {
    expect(matching(lines, { text: "", stream: "error" }).map(({ text }) => text)).toEqual(["WARN late"]);
  });

  test("without text and stream keeps everything", () => {
    expect(matching(lines, { text: "  ", stream: "all" })).toBe(lines);
  });
});

describe("after a lost connection", () => {
  const held = append(EMPTY_LOG, [line("a", 1), line("b", 2)]);

  test("the moment that was read twice shows once", () => {
    const arrived = [line("b", 2), line("c", 2), line("d", 3)];
    expect(unseen(held, arrived, line("b", 2).at).map(({ text }) => text)).toEqual(["c", "d"]);
  });

  test("equal lines of later moments are all kept", () => {
    const arrived = [line("b", 3), line("b", 3)];
    expect(unseen(held, arrived, line("b", 2).at)).toHaveLength(2);
  });
});
