import type { IncomingMessage } from "node:http";
import type { Explanation } from "../../src/api/types.ts";
import { languageOf } from "./answers.ts";

const WORDS: Record<"en" | "zh", Explanation[]> = {
  en: [
    {
      code: "crashed-at-start",
      title: "Crashed while starting",
      next: "Read its last log lines and what changed since the release before.",
    },
    {
      code: "out-of-memory",
      title: "Killed for want of memory",
      next: "Raise the memory limit, or make the application use less.",
    },
  ],
  zh: [
    { code: "crashed-at-start", title: "启动时崩溃", next: "请查看最后的日志以及与上一发布相比的变化。" },
    { code: "out-of-memory", title: "因内存不足被终止", next: "请提高内存上限，或降低应用的内存占用。" },
  ],
};

export function explanationsFor(request: IncomingMessage): Explanation[] {
  return WORDS[languageOf(request)];
}
