import type { LogLine } from "../api/types.ts";

/** One kept line; the number stays with it while older lines fall out, so that lists can key on it. */
export interface KeptLine extends LogLine {
  number: number;
}

export interface LogBuffer {
  lines: KeptLine[];
  /** Lines ever received, including those that fell out. */
  received: number;
}

export const EMPTY_LOG: LogBuffer = { lines: [], received: 0 };

/** Lines a browser keeps per page; the oldest fall out first, and the page says that they did. */
export const LOG_CAPACITY = 10_000;

export function append(
  buffer: LogBuffer,
  arrived: readonly LogLine[],
  capacity: number = LOG_CAPACITY,
): LogBuffer {
  if (arrived.length === 0) {
    return buffer;
  }
  const numbered = arrived.map((line, index) => ({ ...line, number: buffer.received + index }));
  const lines = [...buffer.lines, ...numbered];
  return {
    lines: lines.length > capacity ? lines.slice(lines.length - capacity) : lines,
    received: buffer.received + arrived.length,
  };
}

export interface LogFilter {
  text: string;
  stream: "all" | "out" | "error";
}

/** Lines that hold the text in any case, of the chosen stream. An empty text filters nothing. */
export function matching(lines: readonly KeptLine[], filter: LogFilter): readonly KeptLine[] {
  const wanted = filter.text.trim().toLowerCase();
  if (wanted === "" && filter.stream === "all") {
    return lines;
  }
  return lines.filter(
    (line) =>
      (filter.stream === "all" || line.stream === filter.stream) &&
      (wanted === "" || line.text.toLowerCase().includes(wanted)),
  );
}

/**
 * What of the arrived lines is new after a connection was lost: a log is asked for again from the moment of the last
 * line, so that moment's lines arrive twice. Lines of the same moment that differ are kept.
 */
export function unseen(buffer: LogBuffer, arrived: readonly LogLine[], resumedFrom: string): LogLine[] {
  const key = (line: LogLine) =>
    [line.instance, line.container, line.stream, line.at, line.text].join("\u0000");
  const moment = Date.parse(resumedFrom);
  const held = new Set(buffer.lines.filter(({ at }) => Date.parse(at) >= moment).map(key));
  return arrived.filter((line) => Date.parse(line.at) > moment || !held.has(key(line)));
}
