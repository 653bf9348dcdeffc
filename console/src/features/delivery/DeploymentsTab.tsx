import { useInfiniteQuery } from "@tanstack/react-query";
import { Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Deployment } from "../../api/types.ts";
import { shortCommit } from "../../ui/format.ts";
import { Loaded } from "../../ui/Loaded.tsx";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { StatusWord } from "../../ui/StatusWord.tsx";
import { Age, Duration } from "../../ui/Time.tsx";
import { STAGE_LOOK, VERDICT_LOOK } from "../../ui/tones.ts";
import { usePlace } from "../applications/usePlace.ts";
import { deploymentAddress } from "./deploymentAddress.ts";
import { deploymentsQuery } from "./queries.ts";
import { SourceText } from "./SourceText.tsx";

export function DeploymentsTab() {
  const { t } = useTranslation();
  const deployments = useInfiniteQuery(deploymentsQuery(usePlace()));
  const columns: TableColumnsType<Deployment> = [
    {
      title: t("deployment.number"),
      render: (_, one) => <Link to={deploymentAddress(one)}>#{one.number}</Link>,
    },
    { title: t("deployment.result"), render: (_, one) => <Outcome deployment={one} /> },
    {
      title: t("deployment.what"),
      render: (_, one) => (
        <>
          <div>
            {one.automatic ? <strong>{t("deployment.automatic")} </strong> : null}
            {one.message === "" ? <span className="muted">{t("deployment.noMessage")}</span> : one.message}
          </div>
          <div className="muted">
            <SourceText source={one.source} />
            {one.commit === null ? null : (
              <>
                {" "}
                <code>{shortCommit(one.commit)}</code>
              </>
            )}
          </div>
        </>
      ),
    },
    { title: t("deployment.by"), dataIndex: "by" },
    { title: t("deployment.when"), render: (_, one) => <Age since={one.createdAt} ago /> },
    {
      title: t("deployment.took"),
      render: (_, one) => <Duration from={one.createdAt} to={one.finishedAt} />,
    },
  ];
  return (
    <Panel title={t("application.tab.deployments")} flush untitled>
      <Loaded query={deployments}>
        {({ pages }) => (
          <>
            <Table
              size="small"
              rowKey="id"
              columns={columns}
              dataSource={pages.flatMap(({ items }) => items)}
              pagination={false}
              scroll={{ x: "max-content" }}
              locale={{
                emptyText: <Nothing title={t("deployment.none")}>{t("deployment.noneHint")}</Nothing>,
              }}
            />
            <LoadMore query={deployments} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Outcome({ deployment }: { deployment: Deployment }) {
  const { t } = useTranslation();
  if (deployment.verdict !== null) {
    return (
      <StatusWord
        look={VERDICT_LOOK[deployment.verdict.result]}
        word={t(`verdict.${deployment.verdict.result}`)}
      />
    );
  }
  const running = deployment.stages.find(({ state }) => state === "running");
  return running === undefined ? (
    <StatusWord look={STAGE_LOOK.waiting} word={t("stageState.waiting")} />
  ) : (
    <StatusWord look={STAGE_LOOK.running} word={t(`stage.${running.name}`)} />
  );
}
