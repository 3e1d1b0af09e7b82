// What clinicians type in haste: beginnings, slips, names and abbreviations, messages. On an index of many parts and on one of a single file.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openIndex } from "../../../theme/scripts/search/engine.js";
import { siteFetch } from "./sites.mjs";

const SITES = ["ward", "ward-whole"];
const ask = async (site, query) => (await openIndex("search/", siteFetch(site))).search(query, { limit: 6 });
const titles = async (site, query) => (await ask(site, query)).results.map((result) => result.title);

/** On each site the first answer to each query is the question that the pattern tells. */
async function leadTo(expected, sites = SITES) {
  for (const site of sites) for (const [query, pattern] of Object.entries(expected)) assert.match((await titles(site, query))[0] ?? "nothing", pattern, `${site}: ${query}`);
}

test("three letters find the question that they begin a word of", () =>
  leadTo({ dep: /depression/, sta: /statin/, hear: /heart failure/, mig: /migraine/, thr: /thrombosis/, gou: /gout/, hep: /hepatitis/, ato: /atopic/ }));

test("the ways on from a half-typed word are of different stems, those of questions first", async () => {
  for (const site of SITES) {
    const index = await openIndex("search/", siteFetch(site));
    assert.deepEqual((await index.suggest("sta")).slice(0, 2), ["statin", "started"]);
    assert.equal((await index.suggest("sta")).filter((word) => /^start/.test(word)).length, 3);    // "starter" and "startle" are other words
  }
});

test("a word behind others goes on to what stands with them", async () => {
  for (const site of SITES) {
    const index = await openIndex("search/", siteFetch(site));
    assert.deepEqual(await index.suggest("deep vein thr"), ["deep vein thrombosis"], site);
    assert.deepEqual((await index.suggest("low back pa")).slice(0, 1), ["low back pain"], site);
    assert.deepEqual(await index.suggest("what is the sta"), (await index.suggest("sta")).map((word) => `what is the ${word}`), site);
  }
});

test("an index in one file keeps so much of a text that its words are shown where they stand", async () => {
  const words = ["cholera", "rabies", "typhoid", "tetanus", "certificates", "ticks", "pilgrimage", "poliomyelitis", "tuberculosis", "zoster", "malaria", "dengue", "rotavirus", "barracks"];
  const shown = async (site) => (await Promise.all(words.map((word) => ask(site, word)))).filter(({ results }) => results[0].excerpt.highlights.length > 0).length;
  assert.equal(await shown("ward-whole"), words.length);
  assert.ok(await shown("ward") < words.length);
});

test("half a word that is the stem of another keeps its own ways on", async () => {
  await leadTo({ atopi: /atopic/ });
  for (const site of SITES) assert.ok((await titles(site, "infecti")).includes("How is a urinary tract infection treated?"), site);
});

test("a whole word keeps its pages while it may still go on", async () => {
  for (const site of SITES) for (const query of ["pain", "pain "]) assert.ok((await titles(site, query)).includes("How is low back pain treated?"), `${site}: ${query}`);
});

test("the bare name with a function word in it leads to what it is", async () => {
  await leadTo({ "downs syndrome": /What is Down/, "Down syndrome": /What is Down/, hepatitis: /What is hepatitis\?/ });
  for (const site of SITES) assert.ok(!(await ask(site, "hepatitis A")).results.slice(0, 1).some(({ title }) => title === "What is hepatitis?"), site);
});

test("a name with a function word in it is found by it", async () => {
  await leadTo({ "Down syndrome": /Down/, "down's": /Down/, "Downs syndrome": /Down/, "Down's syndrome": /Down/, down: /Down/, "Hepatitis A": /hepatitis A/, "hepatitis a treatment": /hepatitis A/ });
});

test("initials that end as a plural does find what they stand for", () => leadTo({ ALS: /lateral sclerosis/, als: /lateral sclerosis/ }));

test("forms of a word that are no other's ending find each other", () =>
  leadTo({ "ischaemic limb": /ischaemia/, "ischemic limbs": /ischaemia/, "limb of a child": /children/, "swollen leg": /thrombosis/, asthmatics: /asthma/, "asthmatic's": /asthma/ }));

test("a function word with a capital in another title is no name", () =>
  leadTo({ "Which hand does psoriasis of the nails begin with?": /psoriasis/, "what are the nails with psoriasis": /psoriasis/ }));

test("a question that has a name of other questions as plain words is itself when it is pasted", () =>
  leadTo({ "Can hepatitis a second time be treated?": /second/, "How is hepatitis A treated?": /A treated/ }));

test("a question that is pasted with quotes round it comes before one of the same stems", () =>
  leadTo({ '"What is Paget disease?"': /Paget disease/, '"What is Paget\'s disease?"': /Paget's/, "“What is Paget’s disease?”": /Paget's/ }));

test("letters parted by a stroke in a note are no words", () => leadTo({ "c/o wheeze": /asthma|bronchiolitis/, "h/o gout": /gout/ }));

test("the ve of +ve and -ve is no beginning of a word", async () => {
  await leadTo({ "gout +ve": /gout/, "migraine -ve": /migraine/, "gout \u2212ve": /gout/, "-ve asthma": /asthma/ });
  for (const site of SITES) for (const typed of ["HIV +ve", "HIV -ve"]) assert.equal((await ask(site, typed)).total, 0, `${site}: ${typed}`);
});

test("an abbreviation of the site's synonyms means that before it is the beginning of a word", () => leadTo({ pe: /embolism/, PE: /embolism/, pec: /pectus/ }));

test("a question that says a compound twice is itself when it is pasted", () =>
  leadTo({ "Is an X-ray repeated?": /repeated\?/, "Is an X-ray repeated after an X-ray?": /after/ }));

test("a word that the site's synonyms know is never misspelt, nor one that is only near to words of no question", async () => {
  for (const site of SITES) {
    for (const typed of ["URTI", "hives", "Clexane", "scabies", "measles", "lady", "URTI in a baby"]) assert.equal((await ask(site, typed)).suggestion, null, `${site}: ${typed}`);
    for (const typed of ["URTI", "hives", "scabies", "measles"]) assert.equal((await ask(site, typed)).total, 0, `${site}: ${typed}`);
  }
});

test("a slip in the first letter of a short word leads to a word of a question", async () => {
  for (const site of SITES) {
    const { results, suggestion } = await ask(site, "hout");
    assert.equal(results[0].title, "What is gout?");
    assert.equal(suggestion, "gout");
  }
});

test("ordinary words of a message are not mended, a plain slip of a subject is", async () => {
  const message = "The retired lady said that she broke something and then a terrible throbbing headache came with";
  for (const site of SITES) {
    assert.equal((await ask(site, `${message} flashes`)).suggestion, null, site);
    assert.match((await ask(site, `migrane? ${message} flashes`)).suggestion ?? "", /^migraine/, site);
  }
});

test("of a message on a small site every word is looked up, on a large one abbreviations", async () => {
  const message = "Elderly traveller returned yesterday, swollen tender calf after previous fracture abroad, otherwise remarkably comfortable and independent; wonder about";
  await leadTo({ [`${message} gout?`]: /gout/ }, ["ward-whole"]);
  await leadTo({ [`${message} DVT`]: /deep vein/, [`${message} dvt?`]: /deep vein/, [`${message} tia`]: /transient/ });
});

test("dotted and plural abbreviations are abbreviations", () => leadTo({ "T.I.A.": /transient/, "u.t.i.": /urinary/, DVTs: /deep vein/, "D.V.T.": /deep vein/ }));

test("haem is heme, and a British spelling is mended as the American one is", async () => {
  await leadTo({ heme: /urinary/, haem: /urinary/ });
  for (const site of SITES) assert.equal((await ask(site, "hepaetitis")).suggestion, "hepatitis", site);
});

test("results for a name that only the synonym table knows mark and show what stands in its place, the page that says most of it first", async () => {
  for (const site of SITES) {
    const shown = async (query) => (await ask(site, query)).results.map(({ title, excerpt: { text, highlights } }) => [title, ...new Set(highlights.map(([start, end]) => text.slice(start, end).toLowerCase()))]);
    assert.deepEqual(await shown("Forxiga"), [["How is type 2 diabetes treated?", "dapagliflozin"], ["How is a kidney injury treated?", "dapagliflozin"]], site);
    assert.deepEqual(await shown("losec-forte"), [["How is dyspepsia treated?", "omeprazole"]], site);
  }
});

test("without the part of such names their pages are found, and the loss is said", async () => {
  const index = await openIndex("search/", siteFetch("ward", (url) => (/\/s0/.test(url) ? new Response("", { status: 404 }) : undefined)));
  index.renewed = true;       // the new root would ask again
  const { results, problems } = await index.search("Forxiga");
  assert.equal(results.length, 2);
  assert.match(problems.join(), /s0-.*could not be loaded \(404\)/);
});
