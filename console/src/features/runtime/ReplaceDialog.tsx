import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Place } from "../../api/applications.ts";
import { keys } from "../../api/queryKeys.ts";
import { runtime } from "../../api/runtime.ts";
import { ConfirmDialog } from "../../ui/ConfirmDialog.tsx";

interface ReplaceDialogProps {
  place: Place;
  instance: string;
  onClose: () => void;
}

export function ReplaceDialog({ place, instance, onClose }: ReplaceDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const replace = useMutation({
    mutationFn: () => runtime.replaceInstance(place, instance),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: keys.instances(place) });
    },
  });
  return (
    <ConfirmDialog
      danger
      title={t("instance.replaceTitle", { instance })}
      confirm={t("instance.replace")}
      pending={replace.isPending}
      error={replace.error}
      onConfirm={() => replace.mutate()}
      onClose={onClose}
    >
      {t("instance.replaceHint")}
    </ConfirmDialog>
  );
}
