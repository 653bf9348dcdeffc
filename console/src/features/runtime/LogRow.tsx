import type { KeptLine } from "../../live/logBuffer.ts";
import { formatInstant, formatLogTime } from "../../ui/format.ts";
import styles from "./Logs.module.css";

export function LogRow({ line, withInstance }: { line: KeptLine | undefined; withInstance: boolean }) {
  return line === undefined ? null : (
    <div className={styles.row} data-stream={line.stream}>
      <time dateTime={line.at} title={formatInstant(line.at)} className={`mono figures ${styles.at ?? ""}`}>
        {formatLogTime(line.at)}
      </time>
      {withInstance ? <code className={styles.from}>{line.instance}</code> : null}
      <code className={styles.text}>{line.text}</code>
    </div>
  );
}
