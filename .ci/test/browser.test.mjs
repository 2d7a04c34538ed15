import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browserFlags, findBrowser, NoBrowser, usualPlaces } from "../browser.mjs";

let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "vnet-designer-browser-"));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const onLinux = { skip: process.platform !== "linux" && "scripts stand in for browsers only on Linux" };

/** A stand-in for a browser that answers --version with this exit status. */
function program(name, status) {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\nexit ${status}\n`);
  chmodSync(path, 0o755);
  return path;
}

test("CHROMIUM_PATH wins over everything", onLinux, async () => {
  const chosen = program("mine", 0);
  program("chromium", 0);
  assert.equal(await findBrowser({ env: { CHROMIUM_PATH: chosen, PATH: folder } }), chosen);
});

test("a CHROMIUM_PATH that is no program is refused by name", async () => {
  const path = join(folder, "missing");
  await assert.rejects(findBrowser({ env: { CHROMIUM_PATH: path } }), (error) => {
    assert.ok(error instanceof NoBrowser);
    assert.match(error.message, /missing, which is not a program/);
    return true;
  });
});

test("a program that does not answer is passed over", onLinux, async () => {
  program("chromium", 1);
  const chrome = program("google-chrome", 0);
  assert.equal(await findBrowser({ env: { PATH: folder }, install: false }), chrome);
});

test("macOS and Windows are searched in their usual places", () => {
  assert.ok(usualPlaces({ HOME: "/Users/a" }, "darwin").some((path) => path.includes("Google Chrome.app")));
  assert.ok(
    usualPlaces({ PROGRAMFILES: "C:\\Program Files" }, "win32").some((path) => path.endsWith("msedge.exe")),
  );
});

test("no host but our own can be found", () => {
  assert.ok(browserFlags.includes("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"));
});
