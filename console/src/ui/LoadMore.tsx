import { Button } from "antd";
import { useTranslation } from "react-i18next";
import styles from "./LoadMore.module.css";

interface LoadMoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}

/** The way to the next page of a list, while there is one. */
export function LoadMore({ query }: LoadMoreProps) {
  const { t } = useTranslation();
  return query.hasNextPage ? (
    <div className={styles.more}>
      <Button loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
        {t("common.more")}
      </Button>
    </div>
  ) : null;
}
