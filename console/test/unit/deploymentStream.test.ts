import { expect, test } from "vitest";
import type { Deployment, Stage } from "../../src/api/types.ts";
import {
  applyDeploymentMessage,
  KEPT_LINES,
  timedStages,
  type DeploymentProgress,
} from "../../src/live/deploymentStream.ts";

function stage(name: Stage["name"], state: Stage["state"]): Stage {
  return { name, state, startedAt: null, finishedAt: null };
}

const START: DeploymentProgress = {
  stages: [stage("source", "running"), stage("build", "waiting")],
  lines: [],
  droppedLines: 0,
  rollout: null,
  verdict: null,
};

test("a stage changes in its place", () => {
  const { stages } = applyDeploymentMessage(START, { name: "stage", stage: stage("source", "succeeded") });
  expect(stages.map(({ name, state }) => `${name} ${state}`)).toEqual(["source succeeded", "build waiting"]);
});

test("a stage that was not announced is added, not lost", () => {
  const { stages } = applyDeploymentMessage(START, { name: "stage", stage: stage("rollout", "running") });
  expect(stages.map(({ name }) => name)).toEqual(["source", "build", "rollout"]);
});

test("the end of a long log is kept, and what fell out is counted", () => {
  let progress = START;
  for (let line = 0; line < KEPT_LINES + 3; line += 1) {
    progress = applyDeploymentMessage(progress, { name: "log", line: { line: String(line), at: "" } });
  }
  expect(progress.lines).toHaveLength(KEPT_LINES);
  expect(progress.lines.at(-1)?.line).toBe(String(KEPT_LINES + 2));
  expect(progress.droppedLines).toBe(3);
});

test("a change of state that carries no times keeps those that are known", () => {
  const read = { ...stage("source", "running"), startedAt: "2026-01-01T00:00:00Z" };
  const deployment = { stages: [{ ...read, finishedAt: "2026-01-01T00:00:02Z" }] } as Deployment;
  const progress = applyDeploymentMessage(
    { ...START, stages: [read] },
    { name: "stage", stage: { name: "source", state: "succeeded" } },
  );
  expect(progress.stages[0]).toEqual({ ...read, state: "succeeded" });
  expect(timedStages(progress, deployment)[0]).toEqual({
    name: "source",
    state: "succeeded",
    startedAt: "2026-01-01T00:00:00Z",
    finishedAt: "2026-01-01T00:00:02Z",
  });
});
