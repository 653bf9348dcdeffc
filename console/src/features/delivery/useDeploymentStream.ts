import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { delivery } from "../../api/delivery.ts";
import { address } from "../../api/http.ts";
import { keys } from "../../api/queryKeys.ts";
import type { BuildLine, Deployment, LiveRollout, StageChange, Verdict } from "../../api/types.ts";
import type { Connection } from "../../live/connection.ts";
import { decode } from "../../live/decode.ts";
import {
  applyDeploymentMessage,
  progressOf,
  type DeploymentMessage,
  type DeploymentProgress,
} from "../../live/deploymentStream.ts";
import type { StreamMessage } from "../../live/readEvents.ts";
import { useBatches } from "../../live/useBatches.ts";
import { useStream } from "../../live/useStream.ts";

function messageOf(message: StreamMessage): DeploymentMessage | null {
  switch (message.name) {
    case "stage": {
      const stage = decode<StageChange>(message);
      return stage === null ? null : { name: "stage", stage };
    }
    case "log": {
      const line = decode<BuildLine>(message);
      return line === null ? null : { name: "log", line };
    }
    case "rollout": {
      const rollout = decode<LiveRollout>(message);
      return rollout === null ? null : { name: "rollout", rollout };
    }
    case "verdict": {
      const verdict = decode<Verdict>(message);
      return verdict === null ? null : { name: "verdict", verdict };
    }
    default:
      return null;
  }
}

/** Follows a deployment to its verdict. A finished one has nothing left to follow; its build log is read instead. */
export function useDeploymentStream(deployment: Deployment): {
  progress: DeploymentProgress;
  connection: Connection;
} {
  const client = useQueryClient();
  const [progress, setProgress] = useState(() => progressOf(deployment));
  const [finishedAtFirst] = useState(deployment.verdict !== null);
  const push = useBatches<DeploymentMessage>((messages) => {
    setProgress((before) => messages.reduce(applyDeploymentMessage, before));
    if (messages.some(({ name }) => name !== "log")) {
      void client.invalidateQueries({
        queryKey: keys.deployment(deployment.tribe, deployment.id),
        exact: true,
      });
    }
    if (messages.some((message) => message.name === "stage" && message.stage.name === "release")) {
      // Its number is what people call it by.
      void client.invalidateQueries({ queryKey: keys.releases(deployment.tribe, deployment.application) });
    }
  });
  const connection = useStream(
    finishedAtFirst ? null : address(delivery.deploymentEvents(deployment.tribe, deployment.id)),
    {
      endsWith: "verdict",
      onMessage: (received) => {
        const message = messageOf(received);
        if (message !== null) {
          push(message);
        }
      },
    },
  );
  return { progress, connection: finishedAtFirst ? { state: "ended" } : connection };
}
