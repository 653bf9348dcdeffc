import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Input, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Place } from "../../api/applications.ts";
import { delivery } from "../../api/delivery.ts";
import { keys } from "../../api/queryKeys.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { applicationQuery } from "../tribes/queries.ts";
import { deploymentAddress } from "./deploymentAddress.ts";
import { defaultsFrom, sourceOf, type DeployValues } from "./deploySource.ts";
import { deploymentsQuery } from "./queries.ts";

export function DeployDialog({ place, onClose }: { place: Place; onClose: () => void }) {
  const application = useQuery(applicationQuery(place.tribe, place.application));
  const deployments = useInfiniteQuery(deploymentsQuery(place));
  // The form's first values come from where the application came from, so it waits for those answers, good or bad.
  if (application.isPending || deployments.isPending) {
    return null;
  }
  const lately = deployments.data?.pages.flatMap(({ items }) => items).map(({ source }) => source) ?? [];
  const sources = [application.data?.source ?? null, ...lately];
  return <DeployForm place={place} defaults={defaultsFrom(sources)} onClose={onClose} />;
}

interface DeployFormProps {
  place: Place;
  defaults: DeployValues;
  onClose: () => void;
}

function DeployForm({ place, defaults, onClose }: DeployFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<DeployValues>();
  const kind = Form.useWatch("kind", form) as DeployValues["kind"] | undefined;
  const client = useQueryClient();
  const navigate = useNavigate();
  const deploy = useMutation({
    mutationFn: (values: DeployValues) => delivery.deploy(place, sourceOf(values), values.message ?? ""),
    onSuccess: async (deployment) => {
      await client.invalidateQueries({ queryKey: keys.place(place) });
      void navigate(deploymentAddress(deployment));
    },
  });
  return (
    <FormDialog
      title={t("deploy.title", { application: place.application, environment: place.environment })}
      confirm={t("deploy.action")}
      form={form}
      initialValues={defaults}
      pending={deploy.isPending}
      error={deploy.error}
      onSubmit={(values) => deploy.mutate(values)}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t("deploy.from")}>
        <Radio.Group
          optionType="button"
          options={[
            { value: "git", label: t("deploy.git") },
            { value: "image", label: t("deploy.image") },
          ]}
        />
      </Form.Item>
      {(kind ?? defaults.kind) === "git" ? <GitFields /> : <ImageField />}
      <Form.Item name="message" label={t("deploy.message")}>
        <Input maxLength={200} autoComplete="off" placeholder={t("deploy.messageHint")} />
      </Form.Item>
    </FormDialog>
  );
}

function GitFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="url"
        label={t("deploy.gitUrl")}
        rules={[{ required: true, message: t("deploy.gitUrlMissing") }]}
      >
        <Input spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="ref"
        label={t("deploy.gitRef")}
        extra={t("deploy.gitRefHint")}
        rules={[{ required: true, message: t("deploy.gitRefMissing") }]}
      >
        <Input spellCheck={false} autoComplete="off" />
      </Form.Item>
      <Form.Item name="path" label={t("deploy.gitPath")} extra={t("deploy.gitPathHint")}>
        <Input spellCheck={false} autoComplete="off" />
      </Form.Item>
    </>
  );
}

function ImageField() {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reference"
      label={t("deploy.reference")}
      extra={t("deploy.referenceHint")}
      rules={[{ required: true, message: t("deploy.referenceMissing") }]}
    >
      <Input spellCheck={false} autoComplete="off" />
    </Form.Item>
  );
}
