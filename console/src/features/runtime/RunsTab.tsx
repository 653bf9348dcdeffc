import { useQuery } from "@tanstack/react-query";
import { Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { keys } from "../../api/queryKeys.ts";
import { runtime } from "../../api/runtime.ts";
import type { Run } from "../../api/types.ts";
import { Loaded } from "../../ui/Loaded.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { StatusWord } from "../../ui/StatusWord.tsx";
import { Age, Duration, Moment } from "../../ui/Time.tsx";
import { STAGE_LOOK } from "../../ui/tones.ts";
import { placeAddress, usePlace } from "../applications/usePlace.ts";

/** Runs are not part of the stream; they are asked for again this often. */
const REFRESH_MILLIS = 5_000;

export function RunsTab() {
  const { t } = useTranslation();
  const place = usePlace();
  const runs = useQuery({
    queryKey: keys.runs(place),
    queryFn: ({ signal }) => runtime.runs(place, signal),
    refetchInterval: REFRESH_MILLIS,
  });
  const columns: TableColumnsType<Run> = [
    {
      title: t("run.state"),
      render: (_, { state }) => <StatusWord look={STAGE_LOOK[state]} word={t(`stageState.${state}`)} />,
    },
    { title: t("run.name"), render: (_, { name }) => <code>{name}</code> },
    {
      title: t("run.due"),
      render: (_, { dueAt }) => (dueAt === null ? t("run.byHand") : <Moment at={dueAt} />),
    },
    { title: t("run.started"), render: (_, { startedAt }) => <Age since={startedAt} ago /> },
    {
      title: t("run.took"),
      render: (_, { startedAt, finishedAt }) => <Duration from={startedAt} to={finishedAt} />,
    },
    {
      title: t("run.attempts"),
      render: (_, { attempts }) =>
        attempts.map((attempt) => (
          <div key={attempt}>
            <Link to={`${placeAddress(place)}/logs?instance=${encodeURIComponent(attempt)}`}>
              <code>{attempt}</code>
            </Link>
          </div>
        )),
    },
    { title: t("run.fault"), render: (_, { fault }) => fault?.message ?? "–" },
  ];
  return (
    <Panel title={t("application.tab.runs")} flush untitled>
      <Loaded query={runs}>
        {(items) => (
          <Table
            size="small"
            rowKey="name"
            columns={columns}
            dataSource={items}
            pagination={false}
            scroll={{ x: "max-content" }}
            locale={{ emptyText: <Nothing title={t("run.none")}>{t("run.noneHint")}</Nothing> }}
          />
        )}
      </Loaded>
    </Panel>
  );
}
