import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Place } from "../../api/applications.ts";
import { delivery } from "../../api/delivery.ts";
import { keys } from "../../api/queryKeys.ts";
import type { Release } from "../../api/types.ts";
import { formatInstant, shortCommit } from "../../ui/format.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { deploymentAddress } from "./deploymentAddress.ts";
import { releasesQuery } from "./queries.ts";

interface Values {
  release: string;
}

interface RollbackDialogProps {
  place: Place;
  current: string | null;
  /** Chosen beforehand, where the dialog was opened from a release. */
  release?: string;
  onClose: () => void;
}

/** Stands for "let the control plane choose": the last release that succeeded before the current one. */
const LAST_GOOD = "";

export function RollbackDialog({ place, current, release = LAST_GOOD, onClose }: RollbackDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const client = useQueryClient();
  const navigate = useNavigate();
  const releases = useInfiniteQuery(releasesQuery(place.tribe, place.application));
  const known = releases.data?.pages.flatMap(({ items }) => items) ?? [];
  const rollBack = useMutation({
    mutationFn: (values: Values) =>
      delivery.rollBack(place, values.release === LAST_GOOD ? null : values.release),
    onSuccess: async (deployment) => {
      await client.invalidateQueries({ queryKey: keys.place(place) });
      void navigate(deploymentAddress(deployment));
    },
  });
  return (
    <FormDialog
      title={t("rollback.title", { application: place.application, environment: place.environment })}
      confirm={t("rollback.action")}
      form={form}
      initialValues={{ release }}
      pending={rollBack.isPending}
      error={rollBack.error}
      onSubmit={(values) => rollBack.mutate(values)}
      onClose={onClose}
    >
      <Form.Item name="release" label={t("rollback.to")} extra={t("rollback.hint")}>
        <Select
          loading={releases.isPending}
          options={[
            { value: LAST_GOOD, label: t("rollback.lastGood") },
            ...known
              .filter(({ id }) => id !== current)
              .map((one) => ({ value: one.id, label: releaseLabel(one) })),
          ]}
        />
      </Form.Item>
    </FormDialog>
  );
}

function releaseLabel({ number, commit, createdAt }: Release): string {
  const parts = [`#${number}`, commit === null ? null : shortCommit(commit), formatInstant(createdAt)];
  return parts.filter((part) => part !== null).join(" · ");
}
