import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { freePort, serve } from "../serve.mjs";

let folder;
let site;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "vnet-designer-serve-"));
  mkdirSync(join(folder, "dist", "assets"), { recursive: true });
  writeFileSync(join(folder, "dist", "index.html"), "<title>VNet Designer</title>");
  writeFileSync(join(folder, "dist", "assets", "app-1a2b.js"), "export {};");
  writeFileSync(join(folder, "secret.txt"), "secret");
  mkdirSync(join(folder, "dist-private"));
  writeFileSync(join(folder, "dist-private", "secret.txt"), "secret");
  symlinkSync(join(folder, "secret.txt"), join(folder, "dist", "link.txt"));
  site = await serve(join(folder, "dist"), { port: 0 });
});

after(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A request whose path goes over the wire as written; fetch would tidy it. */
function ask(path, method = "GET") {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: site.port, path, method }, (answer) => {
      let body = "";
      answer.on("data", (chunk) => (body += chunk));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
    });
    sent.on("error", reject).end();
  });
}

test("the page comes with its type, without caching, and may be framed by nobody", async () => {
  const { status, headers, body } = await ask("/?design=1");
  assert.equal(status, 200);
  assert.equal(body, "<title>VNet Designer</title>");
  assert.equal(headers["content-type"], "text/html; charset=utf-8");
  assert.equal(headers["cache-control"], "no-cache");
  assert.match(headers["content-security-policy"], /script-src 'self';.*frame-ancestors 'none'/);
  assert.equal(headers["x-content-type-options"], "nosniff");
});

test("a file with a hash in its name is kept for ever", async () => {
  const { headers } = await ask("/assets/app-1a2b.js");
  assert.equal(headers["content-type"], "text/javascript; charset=utf-8");
  assert.match(headers["cache-control"], /immutable/);
});

for (const path of [
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/assets/..%5c..%5csecret.txt",
  "/../dist-private/secret.txt",
  "//etc/passwd",
  "/link.txt",
  "/assets",
  "/missing.js",
  "/%00",
  "/%zz",
]) {
  test(`${path} leads nowhere`, async () => {
    const { status, body } = await ask(path);
    assert.equal(status, 404);
    assert.doesNotMatch(body, /secret|root:/);
  });
}

test("HEAD has no body and POST is refused", async () => {
  assert.deepEqual([(await ask("/", "HEAD")).status, (await ask("/", "HEAD")).body], [200, ""]);
  assert.equal((await ask("/", "POST")).status, 405);
});

test("a port that is taken: the next free one, or an error where it must be that one", async () => {
  const port = await freePort();
  const squatter = createServer();
  await new Promise((resolve) => squatter.listen(port, "127.0.0.1", resolve));
  try {
    await assert.rejects(serve(folder, { port, exact: true }), { code: "EADDRINUSE" });
    const other = await serve(folder, { port });
    assert.ok(other.port > port);
    await other.close();
  } finally {
    squatter.close();
  }
});
