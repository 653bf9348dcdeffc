import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { delivery, type Steering as Verb } from "../../api/delivery.ts";
import { keys } from "../../api/queryKeys.ts";
import type { Deployment, RolloutPhase } from "../../api/types.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { useRefusal } from "../session/useRefusal.ts";

interface SteeringProps {
  deployment: Deployment;
  phase: RolloutPhase | null;
}

/** Pause, resume and abort of a deployment that is under way. */
export function Steering({ deployment, phase }: SteeringProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const refused = useRefusal(deployment.tribe, "operate");
  const [aborting, setAborting] = useState(false);
  const steer = useMutation({
    mutationFn: (verb: Verb) => delivery.steer(deployment.tribe, deployment.id, verb),
    onSuccess: async (answer) => {
      setAborting(false);
      client.setQueryData(keys.deployment(answer.tribe, answer.id), answer);
      await client.invalidateQueries({ queryKey: keys.place(answer) });
    },
  });
  return (
    <>
      {steer.error !== null && !aborting ? <ProblemNotice error={steer.error} /> : null}
      {phase === "progressing" ? (
        <ActionButton refused={refused} loading={steer.isPending} onClick={() => steer.mutate("pause")}>
          {t("steer.pause")}
        </ActionButton>
      ) : null}
      {phase === "paused" ? (
        <ActionButton
          type="primary"
          refused={refused}
          loading={steer.isPending}
          onClick={() => steer.mutate("resume")}
        >
          {t("steer.resume")}
        </ActionButton>
      ) : null}
      <ActionButton danger refused={refused} onClick={() => setAborting(true)}>
        {t("steer.abort")}
      </ActionButton>
      {aborting ? (
        <ConfirmDialog
          danger
          title={t("steer.abortTitle", { number: deployment.number })}
          confirm={t("steer.abort")}
          pending={steer.isPending}
          error={steer.error}
          onConfirm={() => steer.mutate("abort")}
          onClose={() => setAborting(false)}
        >
          {t("steer.abortHint")}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
