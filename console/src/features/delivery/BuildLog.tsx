import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { delivery } from "../../api/delivery.ts";
import { keys } from "../../api/queryKeys.ts";
import type { Deployment } from "../../api/types.ts";
import type { DeploymentProgress } from "../../live/deploymentStream.ts";
import { Loaded } from "../../ui/Loaded.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { LineList } from "../../ui/LineList.tsx";

interface BuildLogProps {
  deployment: Deployment;
  live: DeploymentProgress;
}

/** What the build says: line by line while it goes, whole afterwards. */
export function BuildLog({ deployment, live }: BuildLogProps) {
  const { t } = useTranslation();
  const build = live.stages.find(({ name }) => name === "build");
  if (build === undefined || build.state === "skipped") {
    return null;
  }
  const streaming = live.lines.length > 0;
  return (
    <Panel
      flush
      title={t("buildLog.title")}
      aside={live.droppedLines === 0 ? null : t("buildLog.dropped", { dropped: live.droppedLines })}
    >
      {streaming ? (
        <LineList label={t("buildLog.title")} lines={live.lines.map(({ line }) => line)} />
      ) : live.verdict === null ? (
        <Nothing title={t(build.state === "waiting" ? "buildLog.notYet" : "buildLog.silent")} />
      ) : (
        <StoredLog deployment={deployment} />
      )}
    </Panel>
  );
}

function StoredLog({ deployment: { tribe, id } }: { deployment: Deployment }) {
  const { t } = useTranslation();
  const log = useQuery({
    queryKey: keys.buildLog(tribe, id),
    queryFn: ({ signal }) => delivery.buildLog(tribe, id, signal),
    staleTime: Infinity,
  });
  return (
    <Loaded query={log}>
      {(text) =>
        text === "" ? (
          <Nothing title={t("buildLog.empty")} />
        ) : (
          <LineList label={t("buildLog.title")} lines={text.replace(/\n$/, "").split("\n")} />
        )
      }
    </Loaded>
  );
}
