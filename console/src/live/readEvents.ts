import { createParser } from "eventsource-parser";

export interface StreamMessage {
  id: string | null;
  name: string;
  data: string;
}

interface Received {
  /** Called for every arriving chunk, heartbeats included: the sign that the other side is alive. */
  onBytes: () => void;
  onMessage: (message: StreamMessage) => void;
  onRetry: (millis: number) => void;
}

/** Reads one answer's server-sent events until the body ends or the reading is aborted. */
export async function readEvents(body: ReadableStream<Uint8Array>, received: Received): Promise<void> {
  const parser = createParser({
    onEvent: (event) =>
      received.onMessage({ id: event.id ?? null, name: event.event ?? "message", data: event.data }),
    onRetry: received.onRetry,
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    received.onBytes();
    parser.feed(decoder.decode(chunk.value, { stream: true }));
  }
}
