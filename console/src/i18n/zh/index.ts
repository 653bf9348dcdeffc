import type { en } from "../en/index.ts";
import type { Translated } from "../translated.ts";
import { account } from "./account.ts";
import { application } from "./application.ts";
import { delivery } from "./delivery.ts";
import { frame } from "./frame.ts";

const { breakKinds, ...rest } = account;

/** Every Chinese message; a missing or surplus key does not compile. */
export const zh: Translated<typeof en> = {
  ...frame,
  ...rest,
  break: breakKinds,
  ...application,
  ...delivery,
};
