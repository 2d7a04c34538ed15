// Finds the browser for the journeys and the benches, or installs one.
import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { isMain, projectRoot, toolScript } from "./process.mjs";

/** No browser is here and none can be installed; the message says what to do. */
export class NoBrowser extends Error {}

const ADVICE =
  "Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to the one you have, and run this again.";

/**
 * Command line of every browser we start: quiet, alike on every machine, and unable to find any host but our own, so
 * that a request to another origin fails at once and is seen.
 */
export const browserFlags = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

const MAC_APPS = ["Google Chrome", "Chromium", "Microsoft Edge"];

const WINDOWS_PROGRAMS = [
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Chromium", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
];

/** Every place where this system usually keeps a Chromium, Chrome or Edge, in the order of preference. */
export function usualPlaces(env, platform) {
  if (platform === "darwin") {
    const roots = ["/Applications", join(env.HOME ?? "", "Applications")];
    return MAC_APPS.flatMap((app) => roots.map((root) => join(root, `${app}.app`, "Contents", "MacOS", app)));
  }
  if (platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(Boolean);
    return WINDOWS_PROGRAMS.flatMap((parts) => roots.map((root) => join(root, ...parts)));
  }
  return [];
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Ubuntu's `chromium-browser` may be a script that only asks for a snap, so the candidate has to answer. */
function answers(path, platform) {
  // On Windows `--version` opens a window instead of answering.
  if (platform === "win32") return true;
  try {
    execFileSync(path, ["--version"], { stdio: "ignore", timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

function installedBrowser({ env, platform }) {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...usualPlaces(env, platform)].find(
    (path) => isExecutable(path) && answers(path, platform),
  );
}

async function playwrightBrowser() {
  const { chromium } = await import("@playwright/test");
  const path = chromium.executablePath();
  return path !== "" && existsSync(path) ? path : undefined;
}

const run = (command, args, env = {}) =>
  execFileSync(command, args, {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    // Standard output belongs to the answer of this module.
    stdio: ["ignore", process.stderr, process.stderr],
    timeout: 900_000,
  });

/** Runs the installation and returns the reason when it fails. */
function attempt(install) {
  try {
    install();
    return undefined;
  } catch (error) {
    return error.message.split("\n")[0];
  }
}

function installFromDebian() {
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  run("apt-get", ["update", "-q"], env);
  run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium", "fonts-liberation"], env);
}

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync("/etc/debian_version");

/**
 * The browser to use: the one CHROMIUM_PATH names, else an installed one, else Playwright's own, else a newly installed one.
 * @param {{install?: boolean, env?: object, platform?: string}} options install: false only looks
 * @returns {Promise<string>} path of its program
 * @throws {NoBrowser} with one sentence for the person at the keyboard
 */
export async function findBrowser({ install = true, env = process.env, platform = process.platform } = {}) {
  if (env.CHROMIUM_PATH) {
    if (isExecutable(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new NoBrowser(`CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which is not a program. ${ADVICE}`);
  }
  const look = async () => installedBrowser({ env, platform }) ?? (await playwrightBrowser());
  const found = await look();
  if (found !== undefined) return found;
  if (!install) throw new NoBrowser(`No browser is found here. ${ADVICE}`);

  const reasons = [];
  if (isRootOnDebian()) {
    console.error("No browser is found; installing Debian's Chromium.");
    reasons.push(attempt(installFromDebian));
    const installed = await look();
    if (installed !== undefined) return installed;
  }
  console.error("No browser is found; downloading Playwright's Chromium.");
  const playwright = toolScript("@playwright/test", "playwright");
  reasons.push(attempt(() => run(process.execPath, [playwright, "install", "chromium"])));
  const downloaded = await look();
  if (downloaded !== undefined) return downloaded;
  const why = reasons.filter(Boolean).join(" ");
  throw new NoBrowser(`No browser is found here and none can be installed (${why}). ${ADVICE}`);
}

if (isMain(import.meta.url)) {
  try {
    console.log(await findBrowser());
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
