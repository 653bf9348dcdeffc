import type { Instance } from "../../api/types.ts";

/** By slot, and within a slot the newest generation first: a replacement stands above what it replaces. */
export function bySlot(a: Instance, b: Instance): number {
  return a.slot - b.slot || b.generation - a.generation || a.name.localeCompare(b.name);
}
