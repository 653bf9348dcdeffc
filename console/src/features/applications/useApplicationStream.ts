import { useQueryClient } from "@tanstack/react-query";
import { address } from "../../api/http.ts";
import type { Place } from "../../api/applications.ts";
import { keys } from "../../api/queryKeys.ts";
import { runtime } from "../../api/runtime.ts";
import type { ApplicationEvent, Deployed, Instance, Status } from "../../api/types.ts";
import {
  applyApplicationMessage,
  intentIsOutdated,
  type ApplicationMessage,
  type ApplicationView,
} from "../../live/applicationStream.ts";
import type { Connection } from "../../live/connection.ts";
import { decode } from "../../live/decode.ts";
import type { StreamMessage } from "../../live/readEvents.ts";
import { useStream } from "../../live/useStream.ts";

function messageOf(message: StreamMessage): ApplicationMessage | null {
  switch (message.name) {
    case "status": {
      const status = decode<Status>(message);
      return status === null ? null : { name: "status", status };
    }
    case "instances": {
      const instances = decode<Instance[]>(message);
      return instances === null ? null : { name: "instances", instances };
    }
    case "event": {
      const event = decode<ApplicationEvent>(message);
      return event === null ? null : { name: "event", event };
    }
    default:
      return null;
  }
}

/** Keeps the cache of one application in step with what the control plane observes, once there is something to. */
export function useApplicationStream(place: Place, deployed: boolean): Connection {
  const client = useQueryClient();
  const onMessage = (received: StreamMessage) => {
    const message = messageOf(received);
    if (message === null) {
      return;
    }
    const view: ApplicationView = {
      deployed: client.getQueryData<Deployed | null>(keys.deployed(place)) ?? undefined,
      instances: client.getQueryData<Instance[]>(keys.instances(place)),
      events: client.getQueryData<ApplicationEvent[]>(keys.liveEvents(place)) ?? [],
    };
    const patched = applyApplicationMessage(view, message);
    client.setQueryData(keys.deployed(place), patched.deployed);
    client.setQueryData(keys.instances(place), patched.instances);
    client.setQueryData(keys.liveEvents(place), patched.events);
    if (message.name === "status" && changedWhatIsRead(view.deployed, patched.deployed)) {
      void client.invalidateQueries({ queryKey: keys.deployments(place) });
      void client.invalidateQueries({ queryKey: keys.deployed(place) });
    }
  };
  return useStream(deployed ? address(runtime.stream(place)) : null, {
    onMessage,
    onReopened: () => void client.invalidateQueries({ queryKey: keys.place(place) }),
  });
}

/** The stream carries status only; a new intent or the end of a rollout has to be read. */
function changedWhatIsRead(before: Deployed | undefined, after: Deployed | undefined): boolean {
  const rolloutMoved =
    before?.status.rollout?.id !== after?.status.rollout?.id ||
    before?.status.rollout?.phase !== after?.status.rollout?.phase;
  return rolloutMoved || (intentIsOutdated(after) && !intentIsOutdated(before));
}
