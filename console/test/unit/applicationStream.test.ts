import { describe, expect, test } from "vitest";
import type { ApplicationEvent, Deployed, Status } from "../../src/api/types.ts";
import {
  applyApplicationMessage,
  intentIsOutdated,
  LIVE_EVENTS,
  type ApplicationView,
} from "../../src/live/applicationStream.ts";

const STATUS: Status = {
  state: "running",
  summary: "",
  wanted: 3,
  ready: 3,
  release: "r1",
  observedGeneration: 4,
  observedAt: null,
  fault: null,
  rollout: null,
};
const DEPLOYED: Deployed = {
  tribe: "wealth",
  environment: "prod",
  application: "fund-quotes",
  kind: "service",
  intent: { generation: 4, release: "r1", replicas: 3, paused: false, restartedAt: null, schedule: null },
  status: STATUS,
  routes: [],
};
const NOTHING: ApplicationView = { deployed: undefined, instances: undefined, events: undefined };

function event(id: number): ApplicationEvent {
  return {
    id,
    at: "2026-01-01T00:00:00Z",
    type: "t",
    severity: "info",
    message: "",
    instance: null,
    release: null,
  };
}

describe("a message of the application's stream", () => {
  test("replaces the status and leaves the intent alone", () => {
    const status: Status = { ...STATUS, state: "degraded", ready: 2 };
    const { deployed } = applyApplicationMessage(
      { ...NOTHING, deployed: DEPLOYED },
      { name: "status", status },
    );
    expect(deployed?.status).toEqual(status);
    expect(deployed?.intent).toEqual(DEPLOYED.intent);
  });

  test("invents nothing about an application that was not read yet", () => {
    expect(applyApplicationMessage(NOTHING, { name: "status", status: STATUS })).toEqual(NOTHING);
    expect(applyApplicationMessage(NOTHING, { name: "event", event: event(1) })).toEqual(NOTHING);
  });

  test("replaces the instances as a whole, so that those that are gone are gone", () => {
    const view = applyApplicationMessage(NOTHING, { name: "instances", instances: [] });
    expect(view.instances).toEqual([]);
  });

  test("puts a new event first, and a repeated one nowhere", () => {
    const once = applyApplicationMessage(
      { ...NOTHING, events: [event(1)] },
      { name: "event", event: event(2) },
    );
    const twice = applyApplicationMessage(once, { name: "event", event: event(2) });
    expect(twice.events?.map(({ id }) => id)).toEqual([2, 1]);
  });

  test("never lets the list of events grow without end", () => {
    let view: ApplicationView = { ...NOTHING, events: [] };
    for (let id = 0; id < LIVE_EVENTS + 10; id += 1) {
      view = applyApplicationMessage(view, { name: "event", event: event(id) });
    }
    expect(view.events).toHaveLength(LIVE_EVENTS);
    expect(view.events?.[0]?.id).toBe(LIVE_EVENTS + 9);
  });
});

describe("an intent", () => {
  test("is outdated once a later generation was observed", () => {
    expect(intentIsOutdated(DEPLOYED)).toBe(false);
    expect(intentIsOutdated({ ...DEPLOYED, status: { ...STATUS, observedGeneration: 5 } })).toBe(true);
    expect(intentIsOutdated(undefined)).toBe(false);
  });
});
