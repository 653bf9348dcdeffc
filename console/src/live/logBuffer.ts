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
