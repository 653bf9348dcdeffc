import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Form, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { applications, type Place } from "../../api/applications.ts";
import { keys } from "../../api/queryKeys.ts";
import type { Deployed } from "../../api/types.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";

interface Values {
  replicas: number;
}

interface ScaleDialogProps {
  place: Place;
  deployed: Deployed;
  onClose: () => void;
}

/** The largest number the field offers; the control plane checks against capacity. */
const MOST = 1_000;

export function ScaleDialog({ place, deployed, onClose }: ScaleDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  // The page behind stays live; the change must be refused if it builds on more than the person saw.
  const [{ intent: seen }] = useState(deployed);
  const [form] = Form.useForm<Values>();
  const replicas = Form.useWatch("replicas", form) as number | null | undefined;
  const scale = useMutation({
    mutationFn: (values: Values) => applications.scale(place, values.replicas, seen.generation),
    onSuccess: (answer) => {
      client.setQueryData(keys.deployed(place), answer);
      onClose();
    },
    onError: () => void client.invalidateQueries({ queryKey: keys.deployed(place) }),
  });
  return (
    <FormDialog
      title={t("scale.title", { application: place.application, environment: place.environment })}
      confirm={t("scale.action")}
      form={form}
      initialValues={{ replicas: seen.replicas }}
      pending={scale.isPending}
      error={scale.error}
      danger={replicas === 0}
      onSubmit={(values) => scale.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="replicas"
        label={t("scale.replicas", { now: seen.replicas })}
        extra={replicas === 0 ? t("scale.zeroHint") : undefined}
        rules={[{ required: true, message: t("scale.missing") }]}
      >
        <InputNumber min={0} max={MOST} precision={0} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}
