import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import type { Deployed } from "../../api/types.ts";
import type { Place } from "../../api/applications.ts";
import type { Connection } from "../../live/connection.ts";
import { ConnectionBanner, ConnectionMark } from "../../ui/ConnectionState.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { Nothing } from "../../ui/Nothing.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { StatusWord } from "../../ui/StatusWord.tsx";
import { STATUS_LOOK } from "../../ui/tones.ts";
import { LatestDeployment } from "../delivery/LatestDeployment.tsx";
import { Actions } from "./Actions.tsx";
import styles from "./ApplicationPage.module.css";
import { ApplicationTabs } from "./ApplicationTabs.tsx";
import { EnvironmentSwitch } from "./EnvironmentSwitch.tsx";
import { FaultNotice } from "./FaultNotice.tsx";
import { deployedQuery } from "./queries.ts";
import { Summary } from "./Summary.tsx";
import { useApplicationStream } from "./useApplicationStream.ts";
import { usePlace } from "./usePlace.ts";

/** The page an operator keeps open: what runs, what is changing, what went wrong and why. */
export function ApplicationPage() {
  const place = usePlace();
  // A new place is a new page: nothing of one environment may linger on another's.
  return <ApplicationAt key={`${place.tribe}/${place.environment}/${place.application}`} place={place} />;
}

function ApplicationAt({ place }: { place: Place }) {
  const { t } = useTranslation();
  const deployed = useQuery(deployedQuery(place));
  const connection = useApplicationStream(place, deployed.data != null);
  return (
    <>
      <PageHeader
        name={place.application}
        crumbs={[
          { label: t("tribes.name"), to: "/tribes" },
          { label: place.tribe, to: `/tribes/${place.tribe}` },
        ]}
        beside={<Beside place={place} deployed={deployed.data} connection={connection} />}
        actions={deployed.data === undefined ? undefined : <Actions place={place} deployed={deployed.data} />}
      />
      <div className={styles.stack}>
        <ConnectionBanner connection={connection} />
        <Loaded query={deployed} rows={6}>
          {(data) =>
            data === null ? <NotDeployed place={place} /> : <Running place={place} deployed={data} />
          }
        </Loaded>
      </div>
    </>
  );
}

/** Before the first release there is nothing to observe, but there may be deployments that are under way or failed. */
function NotDeployed({ place }: { place: Place }) {
  const { t } = useTranslation();
  return (
    <>
      <LatestDeployment place={place} status={null} />
      <Panel title={t("application.summary")} untitled>
        <Nothing title={t("application.nothingDeployedYet")}>{t("deployment.noneHint")}</Nothing>
      </Panel>
    </>
  );
}

function Running({ place, deployed }: { place: Place; deployed: Deployed }) {
  return (
    <>
      <Summary deployed={deployed} />
      {deployed.status.fault == null ? null : <FaultNotice fault={deployed.status.fault} />}
      <LatestDeployment place={place} status={deployed.status} />
      <ApplicationTabs place={place} kind={deployed.kind} />
      <Outlet context={deployed} />
    </>
  );
}

interface BesideProps {
  place: Place;
  deployed: Deployed | null | undefined;
  connection: Connection;
}

function Beside({ place, deployed, connection }: BesideProps) {
  const { t } = useTranslation();
  return (
    <>
      {deployed == null ? null : (
        <StatusWord
          pill
          look={STATUS_LOOK[deployed.status.state]}
          word={t(`status.${deployed.status.state}`)}
        />
      )}
      <EnvironmentSwitch place={place} />
      {deployed == null ? null : <ConnectionMark connection={connection} />}
    </>
  );
}
