// A strict host: a sub-path, a policy without inline code, correct content types. It
// compresses text and sends cache headers, as hosts of static files do.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Serves `folder` under /sub/ on a free port. Returns the address, with a slash, and `close`. */
export async function serve(folder) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const within = path.startsWith("/sub/") ? normalize(path.slice("/sub".length)) : null;
    const file = within?.endsWith("/") ? join(within, "index.html") : within;
    const found = file && (await readFile(join(folder, file)).catch(() => null));
    const body = found ?? (await readFile(join(folder, "404.html")));
    const type = found ? extname(file) : ".html";
    const packed = type !== ".png" && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    response.writeHead(found ? 200 : 404, {
      "Content-Type": TYPES[type] ?? "application/octet-stream",
      "Content-Security-Policy": "default-src 'self'",
      "Cache-Control": type === ".html" ? "no-cache" : "max-age=31536000",
      ...(packed && { "Content-Encoding": "gzip" }),
    });
    response.end(packed ? await promisify(gzip)(body) : body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}/sub/`,
    close: () => { server.close(); server.closeAllConnections(); },
  };
}
