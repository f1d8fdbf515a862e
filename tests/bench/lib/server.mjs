// The one server of the benchmark: every subject gets the same headers, the same brotli and the
// same caching as Mejora has in production.

import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";

/** The policy of xtask/src/server/headers.rs. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; " +
  "base-uri 'none'; form-action 'none'";

/** The same for those that do not work without inline styles. */
const STYLED_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

const SECURITY = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  webmanifest: "application/manifest+json",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  png: "image/png",
};

/** Names that follow the content, as `finish` in xtask gives them. */
const NAMED_BY_CONTENT = /-[0-9a-f]{16}\.[^/]*$/;

/** Serves what `find` gives for a path; gives the origin and what stops the server. */
export async function serve(find) {
  const kept = new Map();
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    asset(kept, find, path).then(
      (found) => answer(request, response, path, found),
      (error) => {
        console.error(error.message);
        response.writeHead(502).end();
      },
    );
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A file with its compressed form, which is made once. */
async function asset(kept, find, path) {
  if (!kept.has(path)) {
    const bytes = await find(path);
    kept.set(path, bytes && pack(path, bytes));
  }
  return kept.get(path);
}

function pack(path, bytes) {
  const ending = path.endsWith("/") ? "html" : path.split(".").pop();
  const squeezed = bytes.length >= 512 && ending !== "png" && brotli(bytes);
  const tag = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
  return {
    body: squeezed || bytes,
    headers: {
      "Content-Type": TYPES[ending] ?? "application/octet-stream",
      "Cache-Control": NAMED_BY_CONTENT.test(path)
        ? "public, max-age=31536000, immutable"
        : "no-cache",
      ETag: `"${tag}"`,
      Vary: "Accept-Encoding",
      ...(squeezed && { "Content-Encoding": "br" }),
    },
  };
}

function brotli(bytes) {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

function answer(request, response, path, found) {
  if (!found) return response.writeHead(404, { "Cache-Control": "no-store" }).end();
  const policy = path.startsWith("/mejora/") ? POLICY : STYLED_POLICY;
  const headers = { "Content-Security-Policy": policy, ...SECURITY, ...found.headers };
  if (request.headers["if-none-match"] === headers.ETag) {
    return response.writeHead(304, headers).end();
  }
  response.writeHead(200, { ...headers, "Content-Length": found.body.length }).end(found.body);
}
