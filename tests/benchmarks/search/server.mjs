/** Serves folders and files on loopback as a host does: text compressed with Brotli, parts of the index as they are. Counts what goes over the wire. */
import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };

/** Brotli 9: what hosts keep ready for files; 11 needs minutes for the other engines' indexes and gains 3 %. */
const QUALITY = 9;

/** @param {Record<string, string>} mounts folder or file by the beginning of the address, the longest first */
export async function serve(mounts) {
  const packed = new Map(), requests = [];
  const fileOf = (path) => {
    for (const [start, place] of Object.entries(mounts)) if (path.startsWith(start)) return path === start ? place : join(place, normalize(path.slice(start.length)));
    return undefined;
  };
  const bodyOf = (file) => {
    let body = packed.get(file);
    if (!body) {
      const plain = readFileSync(file), type = types[extname(file)];
      body = type ? { bytes: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }), type, encoding: "br" } : { bytes: plain, type: "application/octet-stream" };
      packed.set(file, body);
    }
    return body;
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    try {
      let file = fileOf(path);
      if (statSync(file).isDirectory()) file = join(file, "index.html");
      const { bytes, type, encoding } = bodyOf(file);
      requests.push({ path, bytes: bytes.length });
      response.writeHead(200, { "content-type": type, "content-length": bytes.length, "cache-control": "max-age=3600", ...(encoding ? { "content-encoding": encoding } : {}) }).end(bytes);
    } catch {
      requests.push({ path, bytes: 0 });
      response.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  return { address: `http://127.0.0.1:${server.address().port}`, requests, close: () => server.close() };
}
