// Ranking told by example, and what the engine does when its index is missing, damaged, new or hostile.
import assert from "node:assert/strict";
import { test } from "node:test";
import { analyze } from "../../../theme/scripts/search/analyze.js";
import { askedAspects } from "../../../theme/scripts/search/aspects.js";
import { openIndex } from "../../../theme/scripts/search/engine.js";
import { parseQuery } from "../../../theme/scripts/search/query.js";
import { chooseSlots } from "../../../theme/scripts/search/rank.js";
import { clientOf, oracleOf, siteFetch, siteNames } from "./sites.mjs";

const open = (name, change) => openIndex("search/", siteFetch(name, change));
const titles = async (query, options) => (await (await open("clinic")).search(query, options)).results.map((result) => result.title);
const wordsOf = (text) => analyze(text).map((word) => word.text).join(" ");
const first = async (query) => (await titles(query))[0];

test("an exact pasted question is the first hit, on every site", async () => {
  for (const name of siteNames) {
    const index = await open(name);
    const { documents } = oracleOf(name), step = Math.ceil(documents.length / 30);
    for (const [, title] of documents.filter((_, i) => i % step === 0)) {
      const answer = await index.search(title);
      if (wordsOf(title)) assert.equal(wordsOf(answer.results[0]?.title ?? ""), wordsOf(title), name);
    }
  }
});

test("the bare name of a thing leads to what it is, a kind of question to its answer", async () => {
  assert.equal(await first("asthma"), "What is asthma?");
  assert.equal(await first("asthma management"), "How is asthma treated?");
  assert.equal(await first("prognosis asthma"), "What is the outlook for asthma?");
});

test("spelling, slips, beginnings, synonyms, brands and initials find the page", async () => {
  assert.equal(await first("leg edema"), "How is oedema of the legs treated?");
  assert.equal(await first("asthna"), "What is asthma?");
  assert.equal(await first("spinal sten"), "What is lumbar spinal stenosis?");
  assert.equal(await first("heart attack"), "What is myocardial infarction?");
  assert.equal(await first("lipitor"), "How is myocardial infarction treated?");
  assert.equal(await first("bfhd"), "What is Beukes familial hip dysplasia?");
  assert.ok((await titles("cilliers treatment")).includes("How is Beukes familial hip dysplasia treated?"));
  assert.equal(await first("ng 203"), "Can ramipril be used in chronic kidney disease?");
});

test("a pasted message finds the page that it is about", async () => {
  assert.equal(await first("Hello doctor, my mother is 60 years old and was told last week that she has stenosis of the lumbar spine. Please tell me what it is. Thank you"), "What is lumbar spinal stenosis?");
});

test("of a message its first words are looked up, then those that come again, then long ones", () => {
  const message = parseQuery("Gout, my uric acid is high. The doctor gave me allopurinol and colchicine, but gout came back in the knee and hip and wrist").words;
  const { slots, asked } = chooseSlots(message);
  assert.deepEqual(slots.map((slot) => slot.word.text), ["gout", "uric", "acid", "high", "allopurinol", "colchicine", "wrist"]);
  assert.equal(asked, 11);
});

test("a message is words, whatever signs its sender puts between them, and takes few requests", async () => {
  const message = 'The specialist said "spinal stenosis" -asthma +nothing else, so what does "leg pain" have to do with stenosis of the lumbar spine?';
  assert.equal(await first(message), "What is lumbar spinal stenosis?");
  const { fetch, served } = siteFetch("clinic");
  await (await openIndex("search/", { fetch })).search(Array.from({ length: 60 }, (_, i) => `asthq${String.fromCharCode(97 + i % 26)}${i > 25 ? "x" : "z"}uma`).join(" "));
  assert.ok(served.length <= 16, served.join(" "));
});

test("operators of Lunr are understood, and plain typing does not trigger them", async () => {
  assert.deepEqual(await titles('"leg pain"'), ["What is lumbar spinal stenosis?"]);
  assert.ok(!(await titles("asthma -pregnancy")).includes("What is asthma in pregnancy?"));
  assert.deepEqual(await titles("question:ramipril"), ["Can ramipril be used in chronic kidney disease?"]);
  assert.equal(await first("strok* troponin"), "What is myocardial infarction?");
  assert.equal(await first("asthm~1"), "What is asthma?");
  assert.equal(await first("nosuchfield:asthma"), "What is asthma?");
  assert.equal(await first('asthma "'), "What is asthma?");
  assert.equal(await first("asthma: what is it - and + why^ *"), "What is asthma?");
});

test("with an operator all that has what is demanded is found, however weak", async () => {
  const weak = "What is the outlook for asthma?", strong = "What is asthma?";
  assert.ok(!(await titles("asthma airways.")).includes("What is lumbar spinal stenosis?"));
  for (const query of ["+narrows", "body:narrows", "narrows^2 asthma", "narrow* asthma", "narrows~1 asthma"]) {
    const found = await titles(query, { limit: 100 });
    assert.ok(found.includes(strong) && found.includes("What is lumbar spinal stenosis?"), `${query}: ${found}`);
  }
  assert.ok((await titles("+asthma pregnancy", { limit: 100 })).includes(weak));
});

test("signs before a compound mean the compound", async () => {
  assert.ok((await titles("+ca-125")).includes("Is a raised CA-125 a sign of ovarian masses?"));
  assert.ok((await titles("raised -x-ray")).length > 0);
  assert.deepEqual(parseQuery("gout -x-ray").words.map(({ text, sign }) => [text, sign]), [["gout", ""], ["xray", "-"]]);
  assert.deepEqual(parseQuery("+ca-125").words.map(({ text, sign }) => [text, sign]), [["ca", "+"], ["125", "+"], ["ca125", ""]]);
});

test("a reference is one word beside operators too", async () => {
  assert.deepEqual(parseQuery("+ng 59 -child").words.map(({ text, sign }) => [text, sign]), [["ng59", "+"], ["child", "-"]]);
  assert.equal(await first("NG 203 -child"), "Can ramipril be used in chronic kidney disease?");
});

test("a pasted question is found by its own words, whatever signs it has", async () => {
  const question = "Flutter: rate or -rhythm control?";
  for (const typed of [question, question.toLowerCase(), `  ${question.slice(0, -1)} `]) assert.equal(await first(typed), question, typed);
  assert.notEqual(await first("flutter control -rhythm"), question);
  const told = "Who told many people how long wheeze, cough, phlegm, canal, artery and hip matter?";
  assert.equal(await first(told), told);
  for (const name of ["Testgren syndrome", "Testgren's syndrome"]) assert.equal(await first(`what are the treatments for ${name}`), `What are the treatments for ${name}?`);
});

test("a pasted question with the short beginning of a compound is that question", async () => {
  for (const question of ["Is co-codamol stronger than codeine?", "Is codeine stronger than co-codamol?"]) assert.equal(await first(question), question);
});

test("letters and a number are one name, however they are parted, and a bare number is none", async () => {
  const question = "Is a raised CA-125 a sign of ovarian masses?";
  for (const typed of ["CA-125", "ca 125", "CA125", "ca125 raised"]) assert.equal(await first(typed), question, typed);
  assert.equal(await first("hba1c 48"), "What does HbA1c 48 say?");
  assert.deepEqual(await titles("glucose 48"), ["What does HbA1c 48 say?"]);
  assert.deepEqual(await titles("HbA1c 48 mmol/mol"), ["What does HbA1c 48 say?"]);
  assert.deepEqual(parseQuery("vit d, 5 mg/d of d").words.filter((word) => word.measure).map((word) => word.text), ["5", "mg", "d"]);
  assert.ok((await titles("48")).includes("Who is seen within 48 hours?"));
});

test("other spellings are offered for written words alone, and only good ones", async () => {
  const index = await open("clinic");
  for (const typed of ["<asthna>alert(1)</asthna>", "src=asthna", "asthna()", "{asthna}", "asthn_a", "http://asthna.example/x?y=1"]) assert.equal((await index.search(typed)).suggestion, null, typed);
  for (const typed of ["asthna", "(asthna)", "asthna?", "asthna/copd", "+asthna", "“asthna”", "asthna's"]) assert.match((await index.search(typed)).suggestion ?? "", /asthma/, typed);
  assert.equal((await index.search("asbhda")).suggestion, null);      // two letters for others: another word
  assert.equal((await index.search("athsma")).suggestion, "asthma");
  assert.ok((await index.search("asbhda~2")).results.length > 0);     // asked for
});

test("a slip is said as a suggestion", async () => {
  const index = await open("clinic");
  assert.equal((await index.search("what is asthna")).suggestion, "what is asthma");
  assert.equal((await index.search("what is asthma")).suggestion, null);
  assert.ok((await index.suggest("what is ast")).includes("what is asthma"));
});

test("results carry marked text and the site's strings", async () => {
  const [result] = (await (await open("clinic")).search("troponin rise")).results;
  assert.match(result.excerpt.text, /^Troponin rises/);
  assert.deepEqual(result.excerpt.highlights.map(([a, b]) => result.excerpt.text.slice(a, b)), ["Troponin", "rises"]);
  assert.deepEqual(result.badge, { text: "Reviewed", level: "high" });
});

test("filters narrow, and count what each choice would leave", async () => {
  const index = await open("clinic");
  const answer = await index.search("treated", { filters: { topic: ["lungs"] } });
  assert.deepEqual(answer.results.map((result) => result.title), ["How is asthma treated?"]);
  assert.deepEqual(answer.facets[0].values.map(({ value, count }) => [value, count]), [["other", 5], ["lungs", 1]]);
});

test("what a filter counts is what it then shows", async () => {
  for (const name of siteNames) {
    const index = await open(name);
    for (const query of ["asthma", "treated", "pain gout", "what is the treatment of heart failure?", "+asthma", '"leg pain"']) {
      const all = await index.search(query, { filters: {} });
      for (const { field, values } of all.facets) {
        for (const { value, count } of values) {
          const { total, facets } = await index.search(query, { filters: { [field]: [value] } });
          assert.equal(total, count, `${name}: ${query}, ${field} ${value}`);
          assert.deepEqual(facets.find((facet) => facet.field === field).values, values, `${name}: ${query}, ${field}`);
        }
        assert.equal(values.reduce((sum, { count }) => sum + count, 0), all.total, `${name}: ${query}`);    // each page has one topic
      }
    }
  }
});

test("a chosen filter that leaves nothing is still there to be taken away", async () => {
  const { total, facets } = await (await open("clinic")).search("stenosis", { filters: { topic: ["lungs"] } });
  assert.equal(total, 0);
  assert.deepEqual(facets[0].values, [{ value: "other", label: "Topic", count: 1 }, { value: "lungs", label: "Topic", count: 0 }]);
});

test("filters without words list all pages that they allow, the newest reviews first", async () => {
  const index = await open("clinic"), filters = { topic: ["lungs"] };
  const { total, results, facets } = await index.search("", { filters });
  assert.equal(total, 4);
  assert.deepEqual(results.slice(0, 2).map((result) => result.title), ["What is asthma in pregnancy?", "How is asthma treated?"]);
  assert.match(results[0].excerpt.text, /^Asthma may get/);
  assert.deepEqual(facets[0].values.map(({ value, count }) => [value, count]), [["other", oracleOf("clinic").documents.length - 4], ["lungs", 4]]);
  assert.deepEqual((await index.search(" ?", { filters, offset: 1, limit: 2 })).results, results.slice(1, 3));
  assert.equal((await index.search("", { filters: {} })).total, 0);
  assert.equal((await index.search("", { filters: { topic: [] } })).total, 0);
  assert.equal((await index.search("", { filters: { topic: ["nosuch"] } })).total, 0);
});

test("without the part of its order a list stands in page order, and the loss is said", async () => {
  const index = await open("clinic", (url) => (/\/o0/.test(url) ? new Response("", { status: 404 }) : undefined));
  const { total, problems } = await index.search("", { filters: { topic: ["lungs"] } });
  assert.equal(total, 4);
  assert.match(problems.join(), /o0-.*could not be loaded \(404\)/);
});

test("a site without pages finds and lists nothing, and has no problem with it", async () => {
  const index = await open("empty");
  for (const query of ["asthma", "", "+gout", '"leg pain"']) {
    const { total, problems } = await index.search(query, { filters: { topic: ["lungs"] } });
    assert.deepEqual([total, problems], [0, []], query);
  }
});

test("a small site is one request, a large one a few", async () => {
  for (const [name, most] of [["small", 1], ["clinic", 8]]) {
    const { fetch, served } = siteFetch(name);
    await (await openIndex("search/", { fetch })).search("asthma treatment");
    assert.ok(served.length <= most, served.join(" "));
  }
});

test("the joined client answers as the modules do", async () => {
  const joined = await clientOf("clinic");
  const index = await joined.openIndex("search/", siteFetch("clinic"));
  assert.deepEqual((await index.search("asthma")).results, (await (await open("clinic")).search("asthma")).results);
  assert.deepEqual(Object.keys(joined).sort(), Object.keys(await import("../../../theme/scripts/search/engine.js")).sort());
});

test("an index of another version is refused in words", async () => {
  const change = async (url) => {
    if (!url.endsWith("root.bin")) return undefined;
    const bytes = new Uint8Array(await (await siteFetch("clinic").fetch(url)).arrayBuffer());
    bytes[4] = 99;
    return new Response(bytes);
  };
  await assert.rejects(open("clinic", change), /version 99.*Reload/s);
});

test("a damaged or missing part is said, and the others go on working", async () => {
  for (const damage of [() => new Response("", { status: 404 }), () => new Response(new Uint8Array(5))]) {
    let asthmaPart;
    const watched = siteFetch("clinic", (url) => { if (/\/t\d/.test(url)) asthmaPart ??= url; });
    await (await openIndex("search/", watched)).search("asthma.");
    const index = await open("clinic", (url) => (url === asthmaPart ? damage() : undefined));
    const answer = await index.search("asthma stenosis.");
    assert.ok(answer.problems.length > 0);
    assert.ok(answer.results.some((result) => /stenosis/.test(result.title)) || answer.results.length === 0);
  }
});

test("a damaged part in a cache is asked for anew", async () => {
  const damaged = new Set();
  const change = async (url) => (/\/t\d/.test(url) && !damaged.has(url) ? void damaged.add(url) ?? new Response(new Uint8Array(40)) : undefined);
  const answer = await (await open("clinic", change)).search("asthma.");
  assert.ok(damaged.size > 0);
  assert.equal(answer.results[0].title, "What is asthma?");
  assert.deepEqual(answer.problems, []);
});

test("an old root whose parts are gone is fetched anew once", async () => {
  let roots = 0;
  const change = async (url) => {
    if (url.endsWith("root.bin")) return ++roots === 1 ? siteFetch("vectors").fetch(url) : undefined;
    return undefined;
  };
  const answer = await (await open("clinic", change)).search("asthma");
  assert.equal(roots, 2);
  assert.equal(answer.results[0].title, "What is asthma?");
  assert.deepEqual(answer.problems, []);
});

test("an index that stays open goes on through every new publishing of the site", async () => {
  let site = "clinic";
  const index = await open("clinic", (url) => siteFetch(site).fetch(url));
  for (const [published, query, title] of [["clinic", "asthma.", "What is asthma?"], ["ward", "gout.", /gout/], ["clinic", "stenosis.", /stenosis/], ["ward", "urinary.", /urinary/]]) {
    site = published;
    const answer = await index.search(query);
    assert.match(answer.results[0].title, title instanceof RegExp ? title : /asthma/);
    assert.deepEqual(answer.problems, []);
  }
});

test("a host whose every root is of another index is asked once more a query, not for ever", async () => {
  let roots = 0;
  const index = await open("clinic", (url) => (url.endsWith("root.bin") ? siteFetch(++roots % 2 === 0 ? "clinic" : "ward").fetch(url) : new Response("", { status: 404 })));
  assert.ok((await index.search("asthma.")).problems.length > 0);
  assert.equal(roots, 2);
});

test("cut or changed bytes are an error, never a hang or a crash of another kind", async () => {
  const whole = new Uint8Array(await (await siteFetch("small").fetch("search/index/root.bin")).arrayBuffer());
  for (let i = 0; i < whole.length; i += 7) {
    const cut = whole.slice(0, i), changed = whole.slice();
    changed[i] ^= 0x55;
    for (const bytes of [cut, changed]) await assert.rejects(open("small", () => new Response(bytes)));
  }
});

test("endless, empty and strange queries end at once", async () => {
  const index = await open("clinic");
  const start = performance.now();
  for (const query of ["", " ", "\u0000\u0001\ufffe", "a", "?", '"', '""', "+", "-", "-asthma", "*", "~", "^", "__proto__ constructor", "asthma ".repeat(15000), "x".repeat(100000), '"a '.repeat(5000), "(".repeat(100000), "\ud83d\ude00"]) {
    const answer = await index.search(query, { filters: {} });
    assert.ok(Array.isArray(answer.results));
  }
  assert.ok(performance.now() - start < 5000);
});

test("a search that is no longer wanted is given up", async () => {
  const index = await open("clinic");
  await assert.rejects(index.search("asthma", { signal: AbortSignal.abort() }), { name: "AbortError" });
  await assert.rejects(index.search("asthma", { signal: AbortSignal.abort(new Error("typed on")) }), { message: "typed on" });
});

test("no query is an empty one, and no suggestions are asked for by counts below one", async () => {
  const index = await open("clinic");
  for (const none of [null, undefined, ""]) assert.deepEqual([(await index.search(none)).total, await index.suggest(none)], [0, []]);
  for (const limit of [0, -1]) assert.deepEqual(await index.suggest("ast", limit), []);
});

test("a minus before a number, and a query that only excludes, are words", async () => {
  assert.deepEqual(parseQuery("-5").words.map(({ text, sign }) => [text, sign]), [["5", ""]]);
  assert.equal(await first("-asthma."), "What is asthma?");
});

test("+ve and -ve are words, and curly quotes are quotes", async () => {
  for (const typed of ["asthma +ve", "is asthma -ve or +VE?"]) {
    assert.ok(parseQuery(typed).plain, typed);
    assert.equal(await first(typed), "What is asthma?");
  }
  assert.ok(!parseQuery("asthma -vertigo").plain);
  assert.deepEqual(parseQuery("“heart failure”").phrases, parseQuery('"heart failure"').phrases);
  assert.equal(parseQuery("“heart failure”").phrases.length, 1);
});

test("a phrase that no page has where the index keeps it is looked for by its words, and the answer says so", async () => {
  for (const [query, phrased] of [['"asthma treated"', 1], ['"treated asthma"', 0], ['"leg pain"', 1], ['"heart failure" -gout', 1], ["leg pain", null], ['"asthma"', null]]) {
    const answer = await (await open("clinic")).search(query);
    assert.equal(answer.phrased, phrased, query);
    if (/treated/.test(query)) assert.equal(answer.results[0].title, "How is asthma treated?", query);
  }
});

test("the pages with a phrase stand first, and those that have its words apart follow", async () => {
  for (const name of ["clinic", "small"]) {
    const { results, phrased, total } = await (await open(name)).search('"the artery"', { limit: 100 });
    assert.ok(phrased > 0 && total > phrased, name);
    assert.equal(results[0].title, "How is myocardial infarction treated?", name);
  }
});

test("a minus before a phrase leaves out the pages with the phrase, and no others", async () => {
  const all = await titles("asthma airways~1", { limit: 100 }), left = await titles('asthma airways~1 -"an inhaled steroid"', { limit: 100 });
  assert.deepEqual(left, all.filter((title) => title !== "How is asthma treated?"));
  assert.ok(left.length > 0 && left.length < all.length);
});

test("quotes round what no page has are their sender's", async () => {
  assert.equal(await first('spinal stenosis "funny turns"'), "What is lumbar spinal stenosis?");
  assert.equal((await (await open("clinic")).search('spinal stenosis "funny turns"')).phrased, 0);
  assert.ok(!(await titles('stenosis asthma "funny turns" -pregnancy', { limit: 100 })).includes("What is asthma in pregnancy?"));
});

test("a message told in sentences and a list of dashes are words", () => {
  for (const typed of ['she has "funny turns" and chest pain', 'patient says "tight chest" since this morning', "he was given +aspirin but has had no -relief", "Sore throat in a child / -fever / -cough", "wheeze\n-fever\n-cough", "symptoms: -fever"])
    assert.ok(parseQuery(typed).plain, typed);
  for (const typed of ['treatment of "heart failure" in adults', "asthma -child -pregnancy", 'gout -"kidney stones"']) assert.ok(!parseQuery(typed).plain, typed);
});

test("powers, flagged results and units are no operators", () => {
  for (const typed of ["WCC 15 x 10^9 and fever", "platelets x10^9", "BMI 35 kg/m^2", "1.7 m^2", "urea 12*", "size 3 cm^2", "10~1"]) assert.ok(parseQuery(typed).plain, typed);
  for (const typed of ["ng59^2", "gout^2", "ca-125*", "b12^2"]) assert.ok(!parseQuery(typed).plain, typed);
});

test("a dash behind a space belongs to the compound that pages write", async () => {
  for (const typed of ["x -ray", "chest x -ray", "chest x  -ray -asthma"]) assert.equal(await first(typed), "When is a chest X-ray wanted?", typed);
  assert.ok(!(await titles("asthma -pregnancy")).includes("What is asthma in pregnancy?"));
});

test("places before the first and counts below zero are none", async () => {
  assert.deepEqual(await titles("asthma", { limit: -1 }), []);
  assert.deepEqual(await titles("asthma", { offset: -5 }), await titles("asthma"));
});

test("the short beginning of a compound is no word of its own, a short end is", () => {
  const telling = (query) => parseQuery(query).words.filter((word) => !word.stop && !word.joined).map((word) => word.text);
  assert.deepEqual(telling("co-codamol"), ["codamol"]);
  assert.deepEqual(telling("hepatitis-b"), ["hepatitis", "b"]);
});

test("a word that only asks is not fetched where another leads to the subject", async () => {
  const index = await open("clinic");
  assert.equal((await index.search("asthma treatment.")).results[0].title, "How is asthma treated?");
  assert.equal(index.parts().terms.known.has(analyze("treatment")[0].term), false);
  assert.ok((await index.search("treated.")).results.length > 0);
});

test("a kind of question is known from its first letters, also as the end of a pair", () => {
  const asked = (query) => [...askedAspects(parseQuery(query).words, true).asked];
  assert.deepEqual(asked("gout treatm"), ["treatment"]);
  assert.deepEqual(asked("gout genetic cha"), ["genes"]);
  assert.deepEqual(asked("gout genetic changes"), ["genes"]);
});

test("filters narrow without counting where counts are not wanted", async () => {
  const answer = await (await open("clinic")).search("treated", { filters: { topic: ["lungs"] }, facets: false });
  assert.equal(answer.total, 1);
  assert.deepEqual(answer.facets, []);
});

test("a root of another day in a cache is asked for anew", async () => {
  let roots = 0;
  const change = async (url) => {
    if (!url.endsWith("root.bin") || ++roots > 1) return undefined;
    const bytes = new Uint8Array(await (await siteFetch("clinic").fetch(url)).arrayBuffer());
    bytes[4] = 1;
    return new Response(bytes);
  };
  assert.equal((await (await open("clinic", change)).search("asthma")).results[0].title, "What is asthma?");
});

test("a lost part of the words is asked for once more at most by a query", async () => {
  const asked = [];
  const index = await open("clinic", (url) => (/\/w\d/.test(url) ? void asked.push(url) ?? new Response("", { status: 404 }) : undefined));
  index.renewed = true;       // the new root would ask again
  await index.search("asthna stenosys.");
  assert.ok(asked.length > 0 && asked.length <= 2, asked.join(" "));
});

test("suggestions go on without a part, and the index says which", async () => {
  for (const failure of [() => new Response("", { status: 404 }), () => { throw new TypeError("fetch failed"); }]) {
    const index = await open("clinic", (url) => (/\/w\d/.test(url) ? failure() : undefined));
    assert.deepEqual(await index.suggest("what is ast"), []);
    assert.match(index.problems.join(), /w0-.*could not be loaded \((404|fetch failed)\)/);
  }
});

test("without a network what was loaded goes on working, and problems say what is missing", async () => {
  let offline = false;
  const index = await open("clinic", () => { if (offline) throw new TypeError("fetch failed"); });
  await index.search("asthma.");
  offline = true;
  assert.equal((await index.search("asthma.")).results[0].title, "What is asthma?");
  const { problems } = await index.search("stenosis of the spine");
  assert.ok(problems.length > 0);
  for (const problem of problems) assert.match(problem, /^The search index part search\/index\/parts\/\w+-\w+\.bin could not be loaded \(fetch failed\)\.$/);
  offline = false;
  assert.deepEqual((await index.search("stenosis of the spine")).problems, []);
  await assert.rejects(open("clinic", () => { throw new TypeError("fetch failed"); }), /root\.bin could not be loaded \(fetch failed\)/);
});

test("a word whose part is lost is not taken for misspelt", async () => {
  const index = await open("clinic", (url) => (/\/t\d/.test(url) ? new Response("", { status: 404 }) : undefined));
  const answer = await index.search("asthma.");
  assert.equal(answer.suggestion, null);
  assert.ok(answer.problems.length > 0);
});
