import { defineConfig, mergeConfig, type Plugin } from "vite";
import console from "../../vite.config.ts";
import { fakeControlPlane } from "./server.ts";

/** Serves the console, from source or built, with the stand-in behind it instead of a control plane. */
function standIn(): Plugin {
  return {
    name: "fake-control-plane",
    configureServer: ({ middlewares }) => void middlewares.use(fakeControlPlane()),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(fakeControlPlane()),
  };
}

export default mergeConfig(
  { ...console, server: { host: "127.0.0.1", port: 8602 } },
  defineConfig({ plugins: [standIn()], preview: { host: "127.0.0.1", port: 8602, strictPort: true } }),
);
