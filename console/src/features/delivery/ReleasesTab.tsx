import { useInfiniteQuery } from "@tanstack/react-query";
import { Drawer, Table, Tooltip, type TableColumnsType } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Release } from "../../api/types.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { CopyText } from "../../ui/CopyText.tsx";
import { shortCommit, shortImage } from "../../ui/format.ts";
import { Loaded } from "../../ui/Loaded.tsx";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Age } from "../../ui/Time.tsx";
import { useDeployed, usePlace } from "../applications/usePlace.ts";
import { useRefusal } from "../session/useRefusal.ts";
import { releasesQuery } from "./queries.ts";
import { RollbackDialog } from "./RollbackDialog.tsx";
import { SourceText } from "./SourceText.tsx";
import styles from "./ReleasesTab.module.css";

export function ReleasesTab() {
  const { t } = useTranslation();
  const place = usePlace();
  const { intent } = useDeployed();
  const refused = useRefusal(place.tribe, "operate");
  const releases = useInfiniteQuery(releasesQuery(place.tribe, place.application));
  const [chosen, setChosen] = useState<Release | null>(null);
  const [shown, setShown] = useState<Release | null>(null);
  const columns: TableColumnsType<Release> = [
    { title: t("release.number"), render: (_, { number }) => <span className="figures">#{number}</span> },
    { title: t("release.images"), render: (_, release) => <Images release={release} /> },
    {
      title: t("release.source"),
      render: (_, { source, commit }) => (
        <>
          <SourceText source={source} /> {commit === null ? null : <code>{shortCommit(commit)}</code>}
        </>
      ),
    },
    { title: t("release.by"), dataIndex: "createdBy" },
    { title: t("release.when"), render: (_, { createdAt }) => <Age since={createdAt} ago /> },
    { title: t("release.deployedTo"), render: (_, { deployedTo }) => deployedTo.join(", ") },
    {
      key: "actions",
      align: "right",
      render: (_, release) => (
        <span className={styles.actions}>
          <ActionButton size="small" onClick={() => setShown(release)}>
            {t("release.manifest")}
          </ActionButton>
          <ActionButton
            size="small"
            refused={refused ?? (release.id === intent.release ? t("release.isCurrent") : null)}
            onClick={() => setChosen(release)}
          >
            {t("release.deploy")}
          </ActionButton>
        </span>
      ),
    },
  ];
  return (
    <Panel title={t("application.tab.releases")} flush untitled>
      <Loaded query={releases}>
        {({ pages }) => (
          <>
            <Table
              size="small"
              rowKey="id"
              columns={columns}
              dataSource={pages.flatMap(({ items }) => items)}
              pagination={false}
              scroll={{ x: "max-content" }}
              locale={{ emptyText: <Nothing title={t("release.none")}>{t("release.noneHint")}</Nothing> }}
            />
            <LoadMore query={releases} />
          </>
        )}
      </Loaded>
      {chosen === null ? null : (
        <RollbackDialog
          place={place}
          current={intent.release}
          release={chosen.id}
          onClose={() => setChosen(null)}
        />
      )}
      <Drawer
        open={shown !== null}
        size={640}
        onClose={() => setShown(null)}
        title={t("release.manifestTitle", { number: shown?.number ?? 0 })}
        extra={shown === null ? null : <CopyText text={shown.score} label={t("common.copy")} />}
      >
        <pre className={styles.score}>{shown?.score}</pre>
      </Drawer>
    </Panel>
  );
}

function Images({ release }: { release: Release }) {
  return Object.entries(release.images).map(([container, reference]) => (
    <div key={container}>
      <span className="muted">{container}</span>{" "}
      <Tooltip title={reference}>
        <code>{shortImage(reference)}</code>
      </Tooltip>
    </div>
  ));
}
