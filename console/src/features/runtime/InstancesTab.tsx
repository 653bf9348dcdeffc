import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Loaded } from "../../ui/Loaded.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { instancesQuery } from "../applications/queries.ts";
import { useDeployed, usePlace } from "../applications/usePlace.ts";
import { InstancesTable } from "./InstancesTable.tsx";

export function InstancesTab() {
  const { t } = useTranslation();
  const place = usePlace();
  const { status } = useDeployed();
  const instances = useQuery(instancesQuery(place));
  return (
    <Panel title={t("application.tab.instances")} flush untitled>
      <Loaded query={instances}>
        {(items) => (
          <InstancesTable place={place} instances={items} actions stale={status.state === "unknown"} />
        )}
      </Loaded>
    </Panel>
  );
}
