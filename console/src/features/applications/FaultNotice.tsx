import { useTranslation } from "react-i18next";
import type { Fault } from "../../api/types.ts";
import { FaultMark } from "../../ui/FaultMark.tsx";
import { Panel } from "../../ui/Panel.tsx";

/** What is wrong with what runs now. */
export function FaultNotice({ fault }: { fault: Fault }) {
  const { t } = useTranslation();
  return (
    <Panel tone="failed" title={fault.message} aside={<FaultMark type={fault.faultType} code={fault.code} />}>
      <strong>{t("common.nextStep")}</strong> {fault.nextStep}
    </Panel>
  );
}
