import { useTranslation } from "react-i18next";
import type { ContainerExit, Instance, InstanceContainer, ProbeAnswer } from "../../api/types.ts";
import { Facts, type Fact } from "../../ui/Facts.tsx";
import { Cause } from "../explanations/Cause.tsx";
import { NextStep } from "../explanations/NextStep.tsx";
import { shortImage } from "../../ui/format.ts";
import { Glyph } from "../../ui/Glyph.tsx";
import { PHASE_LOOK } from "../../ui/tones.ts";
import { Age, Moment } from "../../ui/Time.tsx";
import styles from "./Instances.module.css";

export function InstanceDetail({ instance }: { instance: Instance }) {
  const { t } = useTranslation();
  const { fault } = instance;
  return (
    <div className={styles.detail}>
      {fault === null ? null : (
        <p>
          <Cause type={fault.faultType} code={fault.code} /> {fault.message}{" "}
          <NextStep code={fault.code} given={fault.nextStep} />
        </p>
      )}
      <Facts
        facts={[
          { label: t("instance.node"), value: instance.node },
          { label: t("instance.generation"), value: instance.generation },
          { label: t("instance.created"), value: <Moment at={instance.createdAt} /> },
          {
            label: t("instance.readySince"),
            value: instance.readyAt === null ? t("instance.neverReady") : <Moment at={instance.readyAt} />,
          },
          {
            label: t("instance.lastProbe"),
            value:
              instance.lastProbe === null ? t("instance.noProbe") : <Probe answer={instance.lastProbe} />,
          },
        ]}
      />
      <div className={styles.containers}>
        {instance.containers.map((container) => (
          <Container key={container.name} container={container} />
        ))}
      </div>
    </div>
  );
}

function Probe({ answer: { probe, healthy, detail, at } }: { answer: ProbeAnswer }) {
  return (
    <span>
      <Glyph look={healthy ? PHASE_LOOK.ready : PHASE_LOOK.unready} size={11} /> {probe}: {detail} ·{" "}
      <Age since={at} ago />
    </span>
  );
}

function Container({ container: { name, image, state, startedAt, exit } }: { container: InstanceContainer }) {
  const { t } = useTranslation();
  const facts: (Fact | null)[] = [
    { label: t("instance.container"), value: name },
    { label: t("instance.image"), value: <code title={image}>{shortImage(image)}</code> },
    { label: t("instance.containerState"), value: state },
    startedAt === null ? null : { label: t("instance.started"), value: <Age since={startedAt} ago /> },
    exit == null ? null : { label: t("instance.exit"), value: <Exit exit={exit} /> },
  ];
  return <Facts facts={facts.filter((fact) => fact !== null)} />;
}

function Exit({ exit: { code, signal, outOfMemory, at } }: { exit: ContainerExit }) {
  const { t } = useTranslation();
  return (
    <span>
      {t("instance.exitCode", { code })}
      {signal === null ? null : ` · ${t("instance.signal", { signal })}`}
      {outOfMemory ? ` · ${t("evidence.outOfMemory")}` : null} · <Age since={at} ago />
    </span>
  );
}
