import type { StreamMessage } from "./readEvents.ts";

/**
 * The JSON of a message, or null when it is not JSON: one damaged message must not end a stream that carries on.
 * The shape is the contract's; the names of messages decide which one.
 */
// The caller names the shape that the contract gives to the message; nothing here can check it.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function decode<Shape>(message: StreamMessage): Shape | null {
  try {
    return JSON.parse(message.data) as Shape;
  } catch {
    return null;
  }
}
