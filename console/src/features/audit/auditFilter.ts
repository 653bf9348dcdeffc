import type { AuditFilter } from "../../api/audit.ts";

const NAMES = ["tribe", "actor", "action", "from", "to"] as const;

/** The filter that an address holds. */
export function readAuditFilter(search: URLSearchParams): AuditFilter {
  const filter: AuditFilter = {};
  for (const name of NAMES) {
    const value = search.get(name);
    if (value !== null && value !== "") {
      filter[name] = value;
    }
  }
  return filter;
}

export function writeAuditFilter(filter: AuditFilter): URLSearchParams {
  const search = new URLSearchParams();
  for (const name of NAMES) {
    const value = filter[name];
    if (value !== undefined && value !== "") {
      search.set(name, value);
    }
  }
  return search;
}
