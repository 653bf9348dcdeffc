import type { Fault } from "../../api/types.ts";
import { Cause } from "../explanations/Cause.tsx";
import { NextStep } from "../explanations/NextStep.tsx";
import { Panel } from "../../ui/Panel.tsx";

/** What is wrong with what runs now. */
export function FaultNotice({ fault }: { fault: Fault }) {
  return (
    <Panel tone="failed" title={fault.message} aside={<Cause type={fault.faultType} code={fault.code} />}>
      <NextStep code={fault.code} given={fault.nextStep} />
    </Panel>
  );
}
