import { address, http } from "./http.ts";
import type { AuditEntry, AuditVerification, Page } from "./types.ts";

export interface AuditFilter {
  tribe?: string;
  actor?: string;
  action?: string;
  from?: string;
  to?: string;
}

export const audit = {
  entries: (filter: AuditFilter, cursor: string | null, signal: AbortSignal) =>
    http.get<Page<AuditEntry>>("/audit", { signal, query: { ...filter, cursor, limit: 50 } }),
  verify: () => http.get<AuditVerification>("/audit/verification"),
  exportAddress: (filter: Pick<AuditFilter, "from" | "to">) => address("/audit/export", { ...filter }),
};
