import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  // The app must run from any folder of any static server.
  base: "./",
  build: { target: "es2023", sourcemap: true, chunkSizeWarningLimit: 400 },
  // The command line is one file without dependencies, so that the packed tarball runs without an install step.
  ssr: { noExternal: true },
  server: { host: "127.0.0.1" },
  test: { include: ["src/**/*.test.{ts,tsx}"], environment: "node", testTimeout: 60_000 },
});
