import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import type { Place } from "../../api/applications.ts";
import { matching } from "../../live/logBuffer.ts";
import { ConnectionBanner, ConnectionMark } from "../../ui/ConnectionState.tsx";
import { FollowList } from "../../ui/FollowList.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { instancesQuery } from "../applications/queries.ts";
import { usePlace } from "../applications/usePlace.ts";
import { instanceChoices, readLogView, writeLogView, type LogView } from "./logView.ts";
import { LogRow } from "./LogRow.tsx";
import { LogToolbar } from "./LogToolbar.tsx";
import { useLogStream } from "./useLogStream.ts";

/** Logs as they are written. What is looked at is in the address, so that it can be sent to a colleague. */
export function LogsTab() {
  const place = usePlace();
  const [search, setSearch] = useSearchParams();
  const view = readLogView(search);
  const change = (changed: Partial<LogView>) =>
    setSearch(writeLogView({ ...view, ...changed }), { replace: true, preventScrollReset: true });
  // Another instance is another stream with lines of its own.
  return <Logs key={view.instance ?? ""} place={place} view={view} onChange={change} />;
}

interface LogsProps {
  place: Place;
  view: LogView;
  onChange: (changed: Partial<LogView>) => void;
}

function Logs({ place, view, onChange }: LogsProps) {
  const { t } = useTranslation();
  const instances = useQuery(instancesQuery(place)).data ?? [];
  const { buffer, connection, paused, held, missed, pause, resume, clear } = useLogStream(
    place,
    view.instance,
  );
  const lines = matching(buffer.lines, view);
  const several = view.instance === null;
  return (
    <>
      {/* A lost connection is said once, by the page around; that logs in particular are refused is said here. */}
      {connection.state === "refused" ? <ConnectionBanner connection={connection} /> : null}
      <Panel
        flush
        title={
          <>
            {t("application.tab.logs")}
            <ConnectionMark connection={connection} />
            {missed === 0 ? null : <span className="muted">{t("logs.missed", { missed })}</span>}
          </>
        }
        aside={
          <LogToolbar
            view={view}
            instances={instanceChoices(instances, view.instance)}
            paused={paused}
            held={held}
            lines={lines}
            onChange={onChange}
            onPause={paused ? resume : pause}
            onClear={clear}
          />
        }
      >
        {lines.length === 0 ? (
          <Nothing title={t(buffer.received === 0 ? "logs.none" : "logs.noMatch")} />
        ) : (
          <FollowList
            label={t("application.tab.logs")}
            count={lines.length}
            keyOf={(index) => lines[index]?.number ?? index}
            render={(index) => <LogRow line={lines[index]} withInstance={several} />}
          />
        )}
      </Panel>
    </>
  );
}
