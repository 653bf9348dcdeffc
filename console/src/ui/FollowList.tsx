import { useVirtualizer } from "@tanstack/react-virtual";
import { Button } from "antd";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./FollowList.module.css";

interface FollowListProps {
  label: string;
  count: number;
  keyOf: (index: number) => number;
  render: (index: number) => ReactNode;
}

/** A row's height before it was measured, in pixels; wrapped lines are taller and get measured. */
const ROW_HEIGHT = 19;
/** So close to the end still counts as being there. */
const END_SLACK = 24;

/**
 * Many lines in a box of fixed height that stays at its end while the reader is there, and stays put as soon as the
 * reader scrolls up to read.
 */
export function FollowList({ label, count, keyOf, render }: FollowListProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is meant to change on every scroll
  const rows = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: keyOf,
    overscan: 12,
  });
  const newest = count === 0 ? -1 : keyOf(count - 1);
  useEffect(() => {
    if (following && newest >= 0) {
      rows.scrollToIndex(count - 1, { align: "end" });
    }
  }, [following, newest, count, rows]);

  const onScroll = () => {
    const element = box.current;
    if (element !== null) {
      setFollowing(element.scrollHeight - element.scrollTop - element.clientHeight < END_SLACK);
    }
  };
  return (
    <div className={styles.frame}>
      {/* Focusable, so that the keyboard can scroll it. */}
      <div
        ref={box}
        className={styles.box}
        role="log"
        aria-label={label}
        aria-live="off"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onScroll={onScroll}
      >
        <div className={styles.sheet} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ key, index, start }) => (
            <div
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
            >
              {render(index)}
            </div>
          ))}
        </div>
      </div>
      {following || count === 0 ? null : (
        <Button className={styles.end ?? ""} size="small" onClick={() => setFollowing(true)}>
          {t("common.toEnd")}
        </Button>
      )}
    </div>
  );
}
