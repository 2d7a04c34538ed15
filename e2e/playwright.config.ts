import { defineConfig } from "@playwright/test";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browserFlags } from "../.ci/browser.mjs";

const { CHROMIUM_PATH, JOURNEYS_PORT, JOURNEYS_REPORT } = process.env;
const port = Number(JOURNEYS_PORT ?? 4317);
const url = `http://127.0.0.1:${port}/`;

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: JOURNEYS_REPORT ?? join(tmpdir(), "vnet-designer-journeys.json") }],
  ],
  use: {
    baseURL: url,
    headless: true,
    // A click that cannot land says so soon.
    actionTimeout: 10_000,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    // Without a path Playwright takes its own browser.
    launchOptions: { args: [...browserFlags], ...(CHROMIUM_PATH ? { executablePath: CHROMIUM_PATH } : {}) },
  },
  webServer: {
    command: `node .ci/serve.mjs --port ${port} --exact`,
    cwd: "..",
    url,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});
