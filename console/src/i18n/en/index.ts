import * as account from "./account.ts";
import * as application from "./application.ts";
import * as delivery from "./delivery.ts";
import * as frame from "./frame.ts";

const { breakKinds, ...rest } = account;

/** Every English message of the console; the keys are the type that the other languages are checked against. */
export const en = { ...frame, ...rest, break: breakKinds, ...application, ...delivery };
