import type { ApplicationEvent, Deployed, Instance, Status } from "../api/types.ts";

/** What the application page shows live, as far as it has been read. */
export interface ApplicationView {
  deployed: Deployed | undefined;
  instances: Instance[] | undefined;
  events: ApplicationEvent[] | undefined;
}

export type ApplicationMessage =
  | { name: "status"; status: Status }
  | { name: "instances"; instances: Instance[] }
  | { name: "event"; event: ApplicationEvent };

/** Longer histories are read page by page; the live list need not grow for as long as a page stays open. */
export const LIVE_EVENTS = 500;

/** Patches what is shown with one message of the stream. Pure; unknown parts stay unknown. */
export function applyApplicationMessage(view: ApplicationView, message: ApplicationMessage): ApplicationView {
  switch (message.name) {
    case "status":
      return view.deployed === undefined
        ? view
        : { ...view, deployed: { ...view.deployed, status: message.status } };
    case "instances":
      return { ...view, instances: message.instances };
    case "event":
      return { ...view, events: withEvent(view.events, message.event) };
  }
}

function withEvent(
  events: ApplicationEvent[] | undefined,
  event: ApplicationEvent,
): ApplicationEvent[] | undefined {
  if (events === undefined) {
    return undefined;
  }
  if (events.some(({ id }) => id === event.id)) {
    return events;
  }
  return [event, ...events].slice(0, LIVE_EVENTS);
}

/** Somebody else changed the intent: what was observed belongs to a generation that this page has not read yet. */
export function intentIsOutdated(deployed: Deployed | undefined): boolean {
  if (deployed === undefined) {
    return false;
  }
  const seen = Math.max(deployed.status.observedGeneration, deployed.status.rollout?.generation ?? 0);
  return seen > deployed.intent.generation;
}
