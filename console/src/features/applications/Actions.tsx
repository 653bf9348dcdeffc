import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Place } from "../../api/applications.ts";
import type { Deployed } from "../../api/types.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { DeployDialog } from "../delivery/DeployDialog.tsx";
import { RollbackDialog } from "../delivery/RollbackDialog.tsx";
import { RunNow } from "../runtime/RunNow.tsx";
import { useRefusal } from "../session/useRefusal.ts";
import { RestartDialog } from "./RestartDialog.tsx";
import { ScaleDialog } from "./ScaleDialog.tsx";

type Asked = "deploy" | "scale" | "restart" | "rollback";

export function Actions({ place, deployed }: { place: Place; deployed: Deployed | null }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const refusal = useRefusal(place.tribe, "operate");
  const withRelease =
    refusal ?? ((deployed?.intent.release ?? null) === null ? t("application.nothingDeployedYet") : null);
  const close = () => setAsked(null);
  return (
    <>
      {(deployed?.kind ?? "service") === "service" ? (
        <>
          <ActionButton onClick={() => setAsked("scale")} refused={withRelease}>
            {t("scale.action")}
          </ActionButton>
          <ActionButton onClick={() => setAsked("restart")} refused={withRelease}>
            {t("restart.action")}
          </ActionButton>
        </>
      ) : (
        <RunNow place={place} refused={withRelease} />
      )}
      <ActionButton onClick={() => setAsked("rollback")} refused={withRelease}>
        {t("rollback.action")}
      </ActionButton>
      <ActionButton type="primary" onClick={() => setAsked("deploy")} refused={refusal}>
        {t("deploy.action")}
      </ActionButton>
      {asked === "deploy" ? <DeployDialog place={place} onClose={close} /> : null}
      {asked === "scale" && deployed !== null ? (
        <ScaleDialog place={place} deployed={deployed} onClose={close} />
      ) : null}
      {asked === "restart" && deployed !== null ? (
        <RestartDialog place={place} deployed={deployed} onClose={close} />
      ) : null}
      {asked === "rollback" ? (
        <RollbackDialog place={place} current={deployed?.intent.release ?? null} onClose={close} />
      ) : null}
    </>
  );
}
