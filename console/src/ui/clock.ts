import { useSyncExternalStore } from "react";
import { serverNow } from "../api/serverClock.ts";

/** One ticking second for all ages on a page, so that they move together and stop when nothing shows them. */
let now = serverNow();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = serverNow();
    listeners.forEach((tell) => tell());
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}

/** The control plane's present, in milliseconds, moving once a second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
