import type { Instance } from "../../api/types.ts";
import type { LogFilter } from "../../live/logBuffer.ts";

/** What of the logs is looked at; kept in the address. */
export interface LogView extends LogFilter {
  /** Null for all instances. */
  instance: string | null;
}

export function readLogView(search: URLSearchParams): LogView {
  const stream = search.get("stream");
  return {
    instance: search.get("instance"),
    text: search.get("text") ?? "",
    stream: stream === "out" || stream === "error" ? stream : "all",
  };
}

export function writeLogView({ instance, text, stream }: LogView): URLSearchParams {
  const search = new URLSearchParams();
  if (instance !== null) {
    search.set("instance", instance);
  }
  if (text !== "") {
    search.set("text", text);
  }
  if (stream !== "all") {
    search.set("stream", stream);
  }
  return search;
}

/** The instances to choose from, with the chosen one even when it is gone: its log outlives it. */
export function instanceChoices(instances: readonly Instance[], chosen: string | null): string[] {
  const names = new Set(instances.map(({ name }) => name));
  if (chosen !== null) {
    names.add(chosen);
  }
  return [...names].sort();
}
