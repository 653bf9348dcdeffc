import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The control plane's address while developing; the built console is served by the control plane itself. */
const controlPlane = process.env.BANYAN_URL ?? "http://127.0.0.1:8600";

export default defineConfig({
  plugins: [react()],
  server: {
    host: "127.0.0.1",
    port: 8601,
    proxy: { "/api": { target: controlPlane, ws: true } },
  },
  build: {
    target: "es2023",
    // One style sheet: a page whose code is loaded again after a network failure must not come without its looks.
    cssCodeSplit: false,
    // One chunk for what every page needs; pages are split by their lazy routes.
    chunkSizeWarningLimit: 900,
  },
  test: {
    include: ["test/unit/**/*.test.{ts,tsx}"],
    environment: "node",
  },
});
