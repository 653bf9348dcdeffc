import type { IncomingMessage, ServerResponse } from "node:http";
import { languageOf, NOT_FOUND, Refusal, sendJson } from "./answers.ts";
import { operations, type Call } from "./operations.ts";
import { seed } from "./seed.ts";
import { Streams } from "./streams.ts";
import type { World } from "./world.ts";

const BASE = "/api/v1";

/** The stand-in as a middleware: everything under the contract's base, and its own controls under /__fake. */
export function fakeControlPlane(): (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void {
  let world: World = seed();
  const streams = new Streams();

  return (request, response, next) => {
    const url = new URL(request.url ?? "/", "http://console.invalid");
    if (url.pathname.startsWith("/__fake/")) {
      switch (url.pathname) {
        case "/__fake/reset":
          streams.restore();
          world = seed();
          break;
        case "/__fake/down":
          streams.cut();
          break;
        case "/__fake/up":
          streams.restore();
          break;
        case "/__fake/break-audit":
          world.chainBroken = true;
          break;
        case "/__fake/settle":
          settleRollout(world);
          break;
        default:
          response.statusCode = 404;
      }
      response.end();
      return;
    }
    if (!url.pathname.startsWith(BASE)) {
      next();
      return;
    }
    if (streams.refusing) {
      response.statusCode = 503;
      response.end("the control plane is being restarted");
      return;
    }
    const call: Call = {
      world,
      streams,
      request,
      response,
      url,
      parts: [],
      path: url.pathname.slice(BASE.length),
    };
    answer(call).catch((error: unknown) => {
      const refusal = error instanceof Refusal ? error : null;
      sendJson(
        response,
        refusal?.status ?? 500,
        refusal?.problem(languageOf(request)) ?? {
          title: String(error),
          code: "internal",
          faultType: "platform",
        },
      );
    });
  };
}

async function answer(call: Call): Promise<void> {
  for (const [method, pattern, operation] of operations) {
    const found = call.request.method === method ? pattern.exec(call.path) : null;
    if (found !== null) {
      const body = await operation({ ...call, parts: found.slice(1).map(decodeURIComponent) });
      if (body !== undefined) {
        sendJson(call.response, method === "POST" && !call.path.startsWith("/session") ? 201 : 200, body);
      } else if (!call.response.headersSent && !call.response.writableEnded) {
        sendJson(call.response, 204, null);
      }
      return;
    }
  }
  throw NOT_FOUND;
}

/** Ends the rollout that is under way in the seeded world, as an operator would see it end. */
function settleRollout(world: World): void {
  const place = world.deployed.get("wealth/dev/fund-quotes");
  if (place?.deployed.status.rollout == null) {
    return;
  }
  const { rollout } = place.deployed.status;
  place.instances = place.instances.filter(({ release }) => release === rollout.release);
  for (const one of place.instances) {
    one.phase = "ready";
    one.readyAt = new Date().toISOString();
    one.lastProbe = { probe: "GET /health/ready", healthy: true, detail: "200 in 3 ms", at: one.readyAt };
  }
  place.deployed.status = {
    ...place.deployed.status,
    state: "running",
    summary: "3 of 3 instances ready",
    ready: 3,
    release: rollout.release,
    rollout: { ...rollout, phase: "complete", updated: 3, updatedReady: 3, obsolete: 0 },
  };
  const deployment = world.deployments.find(({ release }) => release === rollout.release);
  if (deployment !== undefined) {
    deployment.finishedAt = new Date().toISOString();
    deployment.verdict = {
      result: "succeeded",
      faultType: null,
      code: null,
      message: "3 of 3 instances of the new release were observed healthy.",
      nextStep: null,
      evidence: null,
    };
    deployment.stages = deployment.stages.map((stage) => ({
      ...stage,
      state: "succeeded",
      finishedAt: stage.finishedAt ?? new Date().toISOString(),
    }));
  }
}
