import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { contentPolicy } from "./.config/contentPolicy.mjs";

/** Writes the content policy into the built page, for hosts that send no headers. The dev server needs inline scripts. */
const contentPolicyTag = (): Plugin => ({
  name: "content-policy",
  apply: "build",
  transformIndexHtml: () => [
    {
      tag: "meta",
      attrs: {
        "http-equiv": "Content-Security-Policy",
        // This one directive counts in a header only, and browsers complain about it in a tag.
        content: contentPolicy.replace(/; frame-ancestors [^;]*/, ""),
      },
      injectTo: "head-prepend",
    },
  ],
});

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react(), contentPolicyTag()],
  // The app must run from any folder of any static server.
  base: "./",
  build: {
    target: "es2023",
    sourcemap: true,
    chunkSizeWarningLimit: 600,
    // The command line needs none of the page's files.
    copyPublicDir: isSsrBuild !== true,
    rolldownOptions: {
      // The core only declares, so what the first picture does not name may arrive with the panel that does.
      treeshake: { moduleSideEffects: [{ test: /[\\/]src[\\/](core|text)[\\/]/, sideEffects: false }] },
    },
  },
  // The command line is one file without dependencies, so that the packed tarball runs without an install step.
  ssr: { noExternal: true },
  server: { host: "127.0.0.1" },
  test: {
    include: ["src/**/*.test.{ts,tsx}"],
    environment: "node",
    testTimeout: 60_000,
    setupFiles: ["src/testing/seed.ts"],
  },
}));
