// A small static server for the built app: `npm start`, the journeys and the benches.
import { createReadStream, existsSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { parseArgs } from "node:util";
import { contentPolicy } from "../.config/contentPolicy.mjs";
import { isMain, projectRoot } from "./process.mjs";

const HOST = "127.0.0.1";
const FIRST_PORT = 4173;
const PORTS_TRIED = 50;

const MIME = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8",
};

const SECURITY_HEADERS = {
  "Content-Security-Policy": contentPolicy,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

/**
 * The file of a folder that a request path names, or undefined when there is none inside the folder: neither `..`
 * in any spelling nor a link may lead out of it.
 */
export function fileFor(folder, requestPath) {
  let path;
  try {
    path = decodeURIComponent(requestPath);
  } catch {
    return undefined;
  }
  if (path.includes("\0")) return undefined;
  const named = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  if (!existsSync(named)) return undefined;
  const real = realpathSync(named);
  return real.startsWith(realpathSync(folder) + sep) && statSync(real).isFile() ? real : undefined;
}

// Vite puts a hash of the content into the names below assets/, so those never change.
const cacheControl = (requestPath) =>
  requestPath.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";

function respond(folder, request, response) {
  const plain = (status, text, headers = {}) => {
    response.writeHead(status, { ...SECURITY_HEADERS, ...headers, "Content-Type": MIME[".txt"] });
    response.end(text);
  };
  if (request.method !== "GET" && request.method !== "HEAD") {
    return plain(405, "Only GET and HEAD are answered here.", { Allow: "GET, HEAD" });
  }
  const requestPath = request.url.split(/[?#]/, 1)[0];
  const file = fileFor(folder, requestPath);
  if (file === undefined) return plain(404, "There is no such file.");
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    "Cache-Control": cacheControl(requestPath),
    "Content-Length": statSync(file).size,
    "Content-Type": MIME[extname(file)] ?? "application/octet-stream",
  });
  if (request.method === "HEAD") return response.end();
  return createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve(server.address().port);
    });
  });
}

/**
 * Serves a folder on 127.0.0.1.
 * @param {{port?: number, exact?: boolean}} options port: the first to try, 0 for any free one; exact: try no other
 * @returns {Promise<{url: string, port: number, close: () => Promise<void>}>}
 * @throws the error of the last port tried
 */
export async function serve(folder, { port = FIRST_PORT, exact = false } = {}) {
  const server = createServer((request, response) => respond(folder, request, response));
  const last = exact || port === 0 ? port : port + PORTS_TRIED - 1;
  for (let candidate = port; ; candidate++) {
    try {
      const bound = await listen(server, candidate);
      const close = () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
      return { url: `http://${HOST}:${bound}/`, port: bound, close };
    } catch (error) {
      if (error.code !== "EADDRINUSE" || candidate >= last) throw error;
    }
  }
}

/** A port of 127.0.0.1 that is free now, for a server that another process starts. */
export async function freePort() {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function main() {
  const { values } = parseArgs({ options: { port: { type: "string" }, exact: { type: "boolean" } } });
  const folder = join(projectRoot, "dist");
  if (!existsSync(join(folder, "index.html"))) {
    console.error("Nothing is built yet: run `npm run build` first.");
    process.exitCode = 1;
    return;
  }
  const port = values.port === undefined ? FIRST_PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    console.error(`--port ${values.port} is not a port: write a number from 0 to 65535.`);
    process.exitCode = 1;
    return;
  }
  try {
    const { url } = await serve(folder, { port, exact: values.exact ?? false });
    console.log(`VNet Designer is ready at ${url}`);
  } catch (error) {
    console.error(`Port ${port} cannot be used (${error.code}): name another with --port.`);
    process.exitCode = 1;
  }
}

if (isMain(import.meta.url)) await main();
