import { Button, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Place } from "../../api/applications.ts";
import type { Instance, InstancePhase } from "../../api/types.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { formatBytes, formatBytesOf, formatCores, shareOf } from "../../ui/format.ts";
import { Meter } from "../../ui/Meter.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { StatusWord } from "../../ui/StatusWord.tsx";
import { Age } from "../../ui/Time.tsx";
import { PHASE_LOOK } from "../../ui/tones.ts";
import { placeAddress } from "../applications/usePlace.ts";
import { ReleaseName } from "../delivery/ReleaseName.tsx";
import { useRefusal } from "../session/useRefusal.ts";
import { instancesToShow } from "./instanceOrder.ts";
import { InstanceDetail } from "./InstanceDetail.tsx";
import styles from "./Instances.module.css";
import { ReplaceDialog } from "./ReplaceDialog.tsx";

interface InstancesTableProps {
  place: Place;
  instances: Instance[];
  actions?: boolean;
  /** Nothing was observed lately: what is shown was, and is not said to be. */
  stale?: boolean;
}

export function InstancesTable({ place, instances, actions = false, stale = false }: InstancesTableProps) {
  const { t } = useTranslation();
  const [replacing, setReplacing] = useState<string | null>(null);
  const [everything, setEverything] = useState(false);
  const { shown, hidden } = instancesToShow(instances, everything);
  const refused = useRefusal(place.tribe, "operate");
  const columns: TableColumnsType<Instance> = [
    {
      title: t("instance.phase"),
      render: (_, { phase }) => <Phase phase={phase} stale={stale} />,
    },
    { title: t("instance.name"), render: (_, { name }) => <code>{name}</code> },
    {
      title: t("instance.release"),
      render: (_, { release }) => (
        <ReleaseName tribe={place.tribe} application={place.application} release={release} />
      ),
    },
    { title: t("instance.slot"), dataIndex: "slot", align: "right", className: "figures" },
    { title: t("instance.age"), align: "right", render: (_, { createdAt }) => <Age since={createdAt} /> },
    {
      title: t("instance.cpu"),
      render: (_, { usage }) =>
        usage == null ? "–" : <span className="figures">{formatCores(usage.cpuMillicores)}</span>,
    },
    { title: t("instance.memory"), render: (_, instance) => <Memory instance={instance} /> },
    { title: t("instance.lastProbe"), render: (_, instance) => <Probe instance={instance} /> },
  ];
  if (actions) {
    columns.push({
      key: "actions",
      align: "right",
      render: (_, { name, phase }) => (
        <span className={styles.actions}>
          <Link to={`${placeAddress(place)}/logs?instance=${encodeURIComponent(name)}`}>
            {t("instance.logs")}
          </Link>
          {phase === "exited" ? null : (
            <ActionButton size="small" refused={refused} onClick={() => setReplacing(name)}>
              {t("instance.replace")}
            </ActionButton>
          )}
        </span>
      ),
    });
  }
  return (
    <>
      <Table
        size="small"
        rowKey="name"
        columns={columns}
        dataSource={shown}
        pagination={false}
        scroll={{ x: "max-content" }}
        expandable={{ expandedRowRender: (instance) => <InstanceDetail instance={instance} /> }}
        locale={{ emptyText: <Nothing title={t("instance.none")}>{t("instance.noneHint")}</Nothing> }}
      />
      {hidden === 0 ? null : (
        <Button type="link" size="small" onClick={() => setEverything(true)}>
          {t("instance.showEnded", { hidden })}
        </Button>
      )}
      {replacing === null ? null : (
        <ReplaceDialog place={place} instance={replacing} onClose={() => setReplacing(null)} />
      )}
    </>
  );
}

function Phase({ phase, stale }: { phase: InstancePhase; stale: boolean }) {
  const { t } = useTranslation();
  const word = t(`phase.${phase}`);
  return stale ? (
    <StatusWord look={{ ...PHASE_LOOK[phase], tone: "unknown" }} word={t("instance.was", { word })} />
  ) : (
    <StatusWord look={PHASE_LOOK[phase]} word={word} />
  );
}

function Memory({ instance: { usage } }: { instance: Instance }) {
  const { t } = useTranslation();
  if (usage === null) {
    return "–";
  }
  const { memoryBytes } = usage;
  const limit = usage.memoryLimitBytes === 0 ? null : usage.memoryLimitBytes;
  const text = limit === null ? formatBytes(memoryBytes) : formatBytesOf(memoryBytes, limit);
  return <Meter label={t("instance.memory")} text={text} share={shareOf(memoryBytes, limit)} />;
}

/** What the instance last answered, or what is wrong with it: the column an eye looks for when a row is red. */
function Probe({ instance: { fault, lastProbe } }: { instance: Instance }) {
  return <span className={styles.probe}>{fault?.message ?? lastProbe?.detail ?? "–"}</span>;
}
