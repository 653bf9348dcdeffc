import { useInfiniteQuery } from "@tanstack/react-query";
import { Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { audit } from "../../api/audit.ts";
import { keys } from "../../api/queryKeys.ts";
import type { AuditEntry } from "../../api/types.ts";
import { Loaded } from "../../ui/Loaded.tsx";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { StatusWord } from "../../ui/StatusWord.tsx";
import { Moment } from "../../ui/Time.tsx";
import { OUTCOME_LOOK } from "../../ui/tones.ts";
import { useMe } from "../session/useMe.ts";
import { AuditDetail } from "./AuditDetail.tsx";
import { readAuditFilter, writeAuditFilter } from "./auditFilter.ts";
import { AuditFilterBar } from "./AuditFilterBar.tsx";
import styles from "./AuditPage.module.css";
import { Verification } from "./Verification.tsx";

export function AuditPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const filter = readAuditFilter(search);
  // The chain runs through every tribe, so only who may read all of it can export and verify it.
  const { administrator } = useMe().person;
  const entries = useInfiniteQuery({
    queryKey: keys.audit(filter),
    queryFn: ({ pageParam, signal }) => audit.entries(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const columns: TableColumnsType<AuditEntry> = [
    { title: t("audit.sequence"), dataIndex: "sequence", align: "right", className: "figures" },
    { title: t("audit.at"), render: (_, { at }) => <Moment at={at} /> },
    { title: t("audit.actor"), dataIndex: "actor" },
    { title: t("audit.action"), render: (_, { action }) => <code>{action}</code> },
    { title: t("audit.subject"), render: (_, { subject }) => <code>{subject}</code> },
    {
      title: t("audit.outcome"),
      render: (_, { outcome }) => <StatusWord look={OUTCOME_LOOK[outcome]} word={t(`outcome.${outcome}`)} />,
    },
    { title: t("audit.tribe"), render: (_, { tribe }) => tribe ?? "–" },
    { title: t("audit.via"), render: (_, { via }) => t(`via.${via}`) },
    { title: t("audit.sourceAddress"), dataIndex: "sourceAddress" },
  ];
  return (
    <>
      <PageHeader
        name={t("audit.name")}
        actions={administrator ? <a href={audit.exportAddress(filter)}>{t("audit.export")}</a> : undefined}
      />
      <div className={styles.stack}>
        {administrator ? <Verification /> : null}
        <Panel
          flush
          title={t("audit.entries")}
          aside={
            <AuditFilterBar
              key={search.toString()}
              filter={filter}
              onChange={(changed) => setSearch(writeAuditFilter(changed))}
            />
          }
        >
          <Loaded query={entries} rows={10}>
            {({ pages }) => (
              <>
                <Table
                  size="small"
                  rowKey="sequence"
                  columns={columns}
                  dataSource={pages.flatMap(({ items }) => items)}
                  pagination={false}
                  scroll={{ x: "max-content" }}
                  expandable={{ expandedRowRender: (entry) => <AuditDetail entry={entry} /> }}
                  locale={{ emptyText: <Nothing title={t("audit.none")} /> }}
                />
                <LoadMore query={entries} />
              </>
            )}
          </Loaded>
        </Panel>
      </div>
    </>
  );
}
