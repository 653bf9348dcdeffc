import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import type { Deployed } from "../../api/types.ts";
import type { Place } from "../../api/applications.ts";
import type { Connection } from "../../live/connection.ts";
import { ConnectionBanner, ConnectionMark } from "../../ui/ConnectionState.tsx";
import { Loaded } from "../../ui/Loaded.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
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
  const connection = useApplicationStream(place);
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
          {(data) => (
            <>
              <Summary deployed={data} />
              {data.status.fault === null || data.status.fault === undefined ? null : (
                <FaultNotice fault={data.status.fault} />
              )}
              <LatestDeployment place={place} status={data.status} />
              <ApplicationTabs place={place} kind={data.kind} />
              <Outlet context={data} />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

interface BesideProps {
  place: Place;
  deployed: Deployed | undefined;
  connection: Connection;
}

function Beside({ place, deployed, connection }: BesideProps) {
  const { t } = useTranslation();
  return (
    <>
      {deployed === undefined ? null : (
        <StatusWord
          pill
          look={STATUS_LOOK[deployed.status.state]}
          word={t(`status.${deployed.status.state}`)}
        />
      )}
      <EnvironmentSwitch place={place} />
      <ConnectionMark connection={connection} />
    </>
  );
}
