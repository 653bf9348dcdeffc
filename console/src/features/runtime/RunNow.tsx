import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Place } from "../../api/applications.ts";
import { keys } from "../../api/queryKeys.ts";
import { runtime } from "../../api/runtime.ts";
import { ActionButton } from "../../ui/ActionButton.tsx";
import { ProblemNotice } from "../../ui/ProblemNotice.tsx";
import { placeAddress } from "../applications/usePlace.ts";

export function RunNow({ place, refused }: { place: Place; refused: string | null }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { notification } = App.useApp();
  const start = useMutation({
    mutationFn: () => runtime.startRun(place),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.runs(place) });
      void navigate(`${placeAddress(place)}/runs`);
    },
    onError: (error) =>
      notification.error({
        title: t("run.notStarted"),
        description: <ProblemNotice error={error} />,
        duration: 0,
      }),
  });
  return (
    <ActionButton refused={refused} loading={start.isPending} onClick={() => start.mutate()}>
      {t("run.now")}
    </ActionButton>
  );
}
