import { useCallback, useEffect, useEffectEvent, useRef } from "react";

/** Arriving items are handed on together this often: a busy log must not cost a render per line. */
const BATCH_MILLIS = 100;

/** Collects what is pushed and hands it on in batches; what is left when the component goes is dropped. */
export function useBatches<Item>(deliver: (items: Item[]) => void): (item: Item) => void {
  const waiting = useRef<Item[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const flush = useEffectEvent(() => {
    const items = waiting.current;
    waiting.current = [];
    timer.current = null;
    deliver(items);
  });
  const scheduled = useRef<() => void>(() => undefined);
  useEffect(() => {
    scheduled.current = () => flush();
    return () => {
      if (timer.current !== null) {
        clearTimeout(timer.current);
        timer.current = null;
      }
    };
  }, []);
  return useCallback((item: Item) => {
    waiting.current.push(item);
    timer.current ??= setTimeout(() => scheduled.current(), BATCH_MILLIS);
  }, []);
}
