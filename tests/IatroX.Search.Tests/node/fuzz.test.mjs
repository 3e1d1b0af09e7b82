// Indexes that somebody damaged or forged, with checksums that fit: the client finds what it can, says the rest, and neither hangs nor crashes.
// A fixed seed and budget in every run; IATROX_FUZZ=N does N times as much from new seeds, and a failure names its seed.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { crc32 } from "../../../theme/scripts/search/crc32.js";
import { openIndex } from "../../../theme/scripts/search/engine.js";
import { siteFetch, siteNames } from "./sites.mjs";

const ROUNDS = 250 * Number(process.env.IATROX_FUZZ ?? 1);
const FIRST_SEED = process.env.IATROX_FUZZ ? Date.now() % 1_000_000 : 20_261_129;
/** Of processor time, which tells the same on a machine that ten others use. */
const LONGEST_MS = 5000;
const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const QUERIES = ["asthma treatment", "asthna", "as", "gout stat", '"leg pain" +asthma -gout', "question:asthma pain~2 hear*", "what is the treatment of heart failure in a child with renal pain and a tumour"];

/** Numerical Recipes' generator, high bits first. */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return (below) => Math.floor(((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * below);
}

/** @param {Uint8Array} bytes */
function damaged(bytes, next) {
  let out = [...bytes];
  for (let n = 1 + next(4); n > 0; n--) {
    const at = next(out.length + 1), length = next(12);
    const few = Array.from({ length }, () => next(256));
    out = [
      () => out.with(Math.min(at, out.length - 1), next(256)),
      () => [...out.slice(0, at), ...few, ...out.slice(at)],
      () => [...out.slice(0, at), ...out.slice(at + length)],
      () => [...out.slice(0, at), 255, 255, 255, 255, 15, ...out.slice(at + 5)],     // the highest number that there is
      () => [...out.slice(0, at), ...out.slice(next(out.length))],
      () => out.slice(0, at),
    ][out.length === 0 ? 1 : next(6)]();
  }
  return Uint8Array.from(out);
}

/** A file of an index with other content and the checksum of that. */
function forged(url, file, change) {
  const isRoot = url.endsWith("root.bin"), start = isRoot ? 9 : 4, packed = !/\/t\d[^/]*$/.test(url);
  const content = change(packed ? inflateRawSync(file.subarray(start)) : file.subarray(start));
  const bytes = Buffer.concat([file.subarray(0, start), packed ? deflateRawSync(content) : content]);
  bytes.writeUInt32LE(crc32(bytes.subarray(start)), start - 4);
  return bytes;
}

/** What a front end may rely on. */
function assertAnswer(answer) {
  assert.ok(answer.total >= 0 && answer.results.length <= 10 && answer.problems.every((problem) => typeof problem === "string"));
  for (const { url, title, excerpt, titleHighlights, score } of answer.results) {
    assert.ok([url, title, excerpt.text].every((text) => typeof text === "string") && Number.isFinite(score));
    for (const [from, to] of [...titleHighlights, ...excerpt.highlights]) assert.ok(from >= 0 && from < to);
  }
}

async function askAll(index) {
  for (const query of QUERIES) assertAnswer(await index.search(query, { filters: { topic: ["lungs", "t1"] } }));
  assert.ok((await index.suggest("what is ast")).every((text) => typeof text === "string"));
}

/** @param {(url: string) => Promise<Response | undefined>} change */
async function askOf(name, change) {
  try {
    await askAll(await openIndex("search/", siteFetch(name, change)));
  } catch (error) {
    if (!/^(DamagedIndex|IndexVersion)Error$/.test(error.name)) throw error;
  }
}

test("no bytes of an index make the client hang or fail in another way than it says", async () => {
  const sites = siteNames.filter((name) => !/^random-([4-9]|1\d)$/.test(name));
  for (let round = 0; round < ROUNDS; round++) {
    const seed = FIRST_SEED + round, next = randomNumbers(seed), name = sites[next(sites.length)], kind = "rtwvdf"[next(6)], start = spent();
    try {
      await askOf(name, async (url) => {
        const file = url.slice(url.lastIndexOf("/") + 1);
        if (file[0] !== kind) return undefined;
        const whole = Buffer.from(await (await siteFetch(name).fetch(url)).arrayBuffer());
        return new Response(next(4) === 0 ? damaged(whole, next) : forged(url, whole, (content) => damaged(content, next)));
      });
      assert.ok(spent() - start < LONGEST_MS, "it took too long");
    } catch (error) {
      throw new Error(`seed ${seed}, ${kind} of ${name}: ${error.message}`, { cause: error });
    }
  }
});

const varint = (value) => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(Math.floor(value / 0x80))]);

/** By file of the index, what somebody who can change it and mend its checksum may put there. */
const hostile = {
  "a part that unpacks to a hundred megabytes": ["wvdf", () => Buffer.alloc(100 << 20, 0x20)],
  "a root that unpacks to a hundred megabytes": ["r", () => Buffer.alloc(100 << 20)],
  "words that each grow by the one before": ["twv", () => Buffer.from([...varint(200_000), ...Array.from({ length: 200_000 }, (_, i) => [...varint(i), 1, 97, 0]).flat()])],
  "filters that all have all pages, which takes no bits": ["f", () => Buffer.concat([Buffer.from([1, 1, 97, 1, 97, ...varint(2_000_000)]), Buffer.alloc(2_000_000 * 6, Buffer.from([1, 97, 1, 97, 12, 0]))])],
  "texts nested a million deep": ["d", () => Buffer.from("[".repeat(1_000_000) + "]".repeat(1_000_000))],
  "texts that are no list": ["d", () => Buffer.from("null")],
  "texts that are no strings": ["d", () => Buffer.from('[[{"toString":1},{"__proto__":{"polluted":1}},[[]],1,null]]')],
};

for (const [what, [kinds, content]] of Object.entries(hostile)) {
  test(`an index with ${what} is answered or refused in time`, async () => {
    for (const kind of kinds) {
      const made = new Map();
      let making = 0;
      const start = spent();
      await askOf("clinic", async (url) => {
        if (!new RegExp(`/${kind}[^/]*$`).test(url)) return undefined;
        const from = spent();
        if (!made.has(url)) made.set(url, forged(url, Buffer.from(await (await siteFetch("clinic").fetch(url)).arrayBuffer()), content));
        making += spent() - from;
        return new Response(made.get(url));
      });
      const taken = spent() - start - making;
      assert.ok(taken < LONGEST_MS, `${kind}: ${taken} ms`);
    }
    assert.equal({}.polluted, undefined);
  });
}

test("an endless file is given up", async () => {
  let sent = 0;
  const endless = () => new Response(new ReadableStream({ pull(controller) { sent += 1 << 16; controller.enqueue(new Uint8Array(1 << 16)); } }));
  await askOf("clinic", async (url) => (/\/t\d[^/]*$/.test(url) ? endless() : undefined));
  assert.ok(sent < 1 << 30, `${sent} bytes`);
});

test("names of the language itself are words, fields and filters like any other", async () => {
  const index = await openIndex("search/", siteFetch("clinic"));
  for (const name of ["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "valueOf"]) {
    for (const query of [name, `${name}:asthma`, `+${name} asthma`, `"${name}" asthma~1`, `${name}* ${name}^2`]) assertAnswer(await index.search(query));
    const filters = Object.fromEntries([[name, [name]]]);
    assert.equal((await index.search("asthma", { filters })).total, 0, name);
    assertAnswer(await index.search("asthma", { filters: JSON.parse(`{"${name}": ["lungs"]}`) }));
  }
  assert.deepEqual(Object.keys(Object.prototype), []);
});
