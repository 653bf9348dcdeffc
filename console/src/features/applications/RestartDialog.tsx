import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { applications, type Place } from "../../api/applications.ts";
import { keys } from "../../api/queryKeys.ts";
import type { Deployed } from "../../api/types.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";

interface RestartDialogProps {
  place: Place;
  deployed: Deployed;
  onClose: () => void;
}

export function RestartDialog({ place, deployed, onClose }: RestartDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // As for scaling: what was confirmed is what was seen when the question was asked.
  const [{ intent: seen }] = useState(deployed);
  const restart = useMutation({
    mutationFn: () => applications.restart(place, seen.generation),
    onSuccess: (answer) => {
      client.setQueryData(keys.deployed(place), answer);
      onClose();
    },
    onError: () => void client.invalidateQueries({ queryKey: keys.deployed(place) }),
  });
  return (
    <ConfirmDialog
      title={t("restart.title", { application: place.application, environment: place.environment })}
      confirm={t("restart.action")}
      pending={restart.isPending}
      error={restart.error}
      onConfirm={() => restart.mutate()}
      onClose={onClose}
    >
      {t("restart.hint")}
    </ConfirmDialog>
  );
}
