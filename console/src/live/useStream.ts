import { useEffect, useEffectEvent, useState } from "react";
import { CONNECTING, type Connection } from "./connection.ts";
import { openStream } from "./openStream.ts";
import type { StreamMessage } from "./readEvents.ts";

interface StreamHandlers {
  onMessage: (message: StreamMessage) => void;
  onReopened?: () => void;
  endsWith?: string;
  /** Where to go on after a lost connection, where that is not the same address. */
  resumeAt?: () => string | null;
}

/** Follows a stream while the component is mounted and an address is given; null follows nothing. */
export function useStream(address: string | null, handlers: StreamHandlers): Connection {
  const [observed, setObserved] = useState<{ address: string | null; connection: Connection }>({
    address,
    connection: CONNECTING,
  });
  const onMessage = useEffectEvent(handlers.onMessage);
  const onReopened = useEffectEvent(() => handlers.onReopened?.());
  const resumeAt = useEffectEvent(() => handlers.resumeAt?.() ?? address ?? "");
  const { endsWith } = handlers;
  useEffect(() => {
    if (address === null) {
      return undefined;
    }
    return openStream({
      address: () => resumeAt(),
      onMessage: (message) => onMessage(message),
      onReopened: () => onReopened(),
      onConnection: (connection) =>
        setObserved((before) => (isSameNews(before, address, connection) ? before : { address, connection })),
      ...(endsWith === undefined ? {} : { endsWith }),
    });
  }, [address, endsWith]);
  return observed.address === address ? observed.connection : CONNECTING;
}

/** A stream that stays live is not worth a render per heartbeat. */
function isSameNews(
  before: { address: string | null; connection: Connection },
  address: string,
  connection: Connection,
): boolean {
  return before.address === address && before.connection.state === "live" && connection.state === "live";
}
