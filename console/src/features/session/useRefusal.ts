import { useTranslation } from "react-i18next";
import { permission, type TribeAction } from "./permissions.ts";
import { useMe } from "./useMe.ts";

/** Why the signed-in person may not do something in a tribe, in words; null when they may. */
export function useRefusal(tribe: string, action: TribeAction): string | null {
  const { t } = useTranslation();
  const found = permission(useMe(), tribe, action);
  if (found.allowed) {
    return null;
  }
  const needed = t(`role.${found.needed}`);
  return found.held === null
    ? t("session.needsMembership", { needed })
    : t("session.needsRole", { needed, held: t(`role.${found.held}`) });
}
