import type { UseQueryResult } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Loaded.module.css";
import { ProblemNotice } from "./ProblemNotice.tsx";

interface LoadedProps<Data> {
  query: UseQueryResult<Data>;
  rows?: number;
  children: (data: Data) => ReactNode;
}

/**
 * The three states of anything that is read: on its way, refused, there. Data that could not be refreshed stays
 * visible under the reason: old knowledge that says so beats none.
 */
export function Loaded<Data>({ query, rows = 4, children }: LoadedProps<Data>) {
  const { t } = useTranslation();
  if (query.data !== undefined) {
    return (
      <>
        {query.error === null ? null : (
          <div className={styles.stale}>
            <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />
          </div>
        )}
        {children(query.data)}
      </>
    );
  }
  if (query.error !== null) {
    return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  }
  return (
    <div className={styles.loading} role="status" aria-label={t("common.loading")}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}
