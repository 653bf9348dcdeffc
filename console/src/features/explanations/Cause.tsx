import type { FaultType } from "../../api/types.ts";
import { FaultMark } from "../../ui/FaultMark.tsx";
import { useExplanation } from "./useExplanation.ts";

/** Whose fault it is and what kind of fault, in the reader's language, with the code to search for. */
export function Cause({ type, code }: { type: FaultType; code: string | null }) {
  return <FaultMark type={type} code={code} title={useExplanation(code)?.title ?? null} />;
}
