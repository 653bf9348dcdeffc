import { useState } from "react";
import type { Place } from "../../api/applications.ts";
import { address } from "../../api/http.ts";
import { runtime } from "../../api/runtime.ts";
import type { LogLine } from "../../api/types.ts";
import type { Connection } from "../../live/connection.ts";
import { decode } from "../../live/decode.ts";
import { append, EMPTY_LOG, unseen, type LogBuffer } from "../../live/logBuffer.ts";
import { useBatches } from "../../live/useBatches.ts";
import { useStream } from "../../live/useStream.ts";

/** Lines of the past to begin with. */
const TAIL = 500;

interface LogStream {
  buffer: LogBuffer;
  connection: Connection;
  paused: boolean;
  /** Lines that arrived since the pause and wait to be shown. */
  held: number;
  /** Lines that the server could not hand over because this side was too slow to read. */
  missed: number;
  pause: () => void;
  resume: () => void;
  clear: () => void;
}

interface Shown {
  all: LogBuffer;
  /** What was there at the moment of pausing; null while following. */
  frozen: LogBuffer | null;
}

/** Follows the logs of one instance, or of all. A pause holds the picture still; nothing that arrives is lost. */
export function useLogStream(place: Place, instance: string | null): LogStream {
  const [{ all, frozen }, setShown] = useState<Shown>({ all: EMPTY_LOG, frozen: null });
  const [missed, setMissed] = useState(0);
  const [resumedFrom, setResumedFrom] = useState<string | null>(null);
  const push = useBatches<LogLine>((lines) =>
    setShown((shown) => ({
      ...shown,
      all: append(shown.all, resumedFrom === null ? lines : unseen(shown.all, lines, resumedFrom)),
    })),
  );
  const lastSeen = all.lines.at(-1)?.at ?? null;
  const from = (query: { tail: number } | { since: string }) =>
    address(runtime.logs(place), { follow: true, instance, ...query });
  const connection = useStream(from({ tail: TAIL }), {
    onMessage: (message) => {
      if (message.name === "missed") {
        setMissed((before) => before + (decode<number>(message) ?? 0));
      }
      const line = message.name === "line" ? decode<LogLine>(message) : null;
      if (line !== null) {
        push(line);
      }
    },
    onReopened: () => setResumedFrom(lastSeen),
    // Logs have no stored position: after a loss, go on from the last line that was seen.
    resumeAt: () => (lastSeen === null ? null : from({ since: lastSeen })),
  });
  return {
    buffer: frozen ?? all,
    connection,
    missed,
    paused: frozen !== null,
    held: frozen === null ? 0 : all.received - frozen.received,
    pause: () => setShown((shown) => ({ ...shown, frozen: shown.all })),
    resume: () => setShown((shown) => ({ ...shown, frozen: null })),
    clear: () => setShown({ all: EMPTY_LOG, frozen: null }),
  };
}
