import { ControlPlane } from "./controlPlane.ts";
import { branches, demo, place } from "./installation.ts";

/** Brings an application of the journeys' own to life; takes it away when they are over. */
export default async function prepare(): Promise<() => Promise<void>> {
  const controlPlane = await ControlPlane.reach();
  const { tribe, environment, application } = place;
  const repository = await controlPlane.repository(demo);
  await controlPlane.ensure("/tribes", { name: tribe, displayName: "Journeys" });
  await controlPlane.ensure(`/tribes/${tribe}/environments`, {
    name: environment,
    displayName: "Development",
  });
  await controlPlane.ensure(`/tribes/${tribe}/applications`, {
    name: application,
    displayName: "Fund quotes",
    source: { ...repository, ref: branches.first },
  });
  const started = await controlPlane.deploy(place, { ...repository, ref: branches.first }, "Fund quotes 1.0");
  const verdict = await controlPlane.verdict(started);
  if (verdict.result !== "succeeded") {
    throw new Error(`The journeys' application did not come up: ${verdict.message}`);
  }
  return () => controlPlane.undeploy(place);
}
