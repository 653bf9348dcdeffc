import type { Me, Role, Scope } from "../../api/types.ts";

/**
 * What a person may do, as the console foresees it, to spare a refused attempt. The control plane decides; this only
 * explains ahead. Pure.
 */
export type TribeAction = "operate" | "administer";

const NEEDED: Record<TribeAction, { role: Role; scope: Scope }> = {
  operate: { role: "developer", scope: "deploy" },
  administer: { role: "owner", scope: "admin" },
};
const RANK: Record<Role, number> = { viewer: 1, developer: 2, owner: 3 };

export type Permission = { allowed: true } | { allowed: false; needed: Role; held: Role | null };

export function roleIn(me: Me, tribe: string): Role | null {
  return me.tribes.find(({ name }) => name === tribe)?.role ?? null;
}

export function permission(me: Me, tribe: string, action: TribeAction): Permission {
  const { role, scope } = NEEDED[action];
  const held = roleIn(me, tribe);
  const allowed = held !== null && RANK[held] >= RANK[role] && me.scopes.includes(scope);
  return allowed ? { allowed } : { allowed, needed: role, held };
}

export function mayReadAudit(me: Me): boolean {
  return me.person.administrator || me.tribes.some(({ role }) => role === "owner");
}

export function mayFoundTribes(me: Me): boolean {
  return me.person.administrator;
}
