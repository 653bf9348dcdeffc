import type { LogLine } from "../../api/types.ts";

/** Saves what is shown, one line each: moment, instance, container, stream, text. */
export function downloadLines(lines: readonly LogLine[]): void {
  const text = lines
    .map((line) => `${line.at} ${line.instance} ${line.container} ${line.stream} ${line.text}\n`)
    .join("");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = `log-${new Date().toISOString().replace(/[:.]/g, "-")}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
}
