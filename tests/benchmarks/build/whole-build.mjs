// Builds one input folder with this generator and with whichever peers are installed, in turn, and prints a table.
//
//   node tests/benchmarks/build/whole-build.mjs INPUT --iatrox COMMAND [--rounds 3] [--work DIR] [--only NAME,NAME]
//   node tests/benchmarks/build/whole-build.mjs --curve INPUT INPUT ... --iatrox COMMAND     cost a page, one row a folder
//   node tests/benchmarks/build/whole-build.mjs --edits INPUT --iatrox COMMAND               builds after an edit beside clean ones
//
// COMMAND is the published command (see generator/PERFORMANCE.md), or "dotnet run ..." in quotes. Peers are found on the path and in --tools/node_modules/.bin
// (npm install --prefix TOOLS pagefind @11ty/eleventy). The work folder should be in memory: the default is in /dev/shm. Needs GNU time (Debian's package time).
//
// Every round runs all of them once, so that what else the machine does meets all alike; ratios are taken inside a round. Figures are medians of the rounds,
// of whole processes from start to end: wall, user + system time, and the largest resident set of the process.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const { values: options, positionals: inputs } = parseArgs({
  allowPositionals: true,
  options: {
    iatrox: { type: 'string' }, rounds: { type: 'string', default: '3' }, work: { type: 'string', default: '/dev/shm' }, tools: { type: 'string', default: join(repository, 'tests/.tools') },
    only: { type: 'string' }, curve: { type: 'boolean', default: false }, edits: { type: 'boolean', default: false },
  },
});
if (inputs.length === 0 || !options.iatrox) {
  console.error('usage: whole-build.mjs INPUT --iatrox COMMAND');
  process.exit(2);
}
const work = mkdtempSync(join(options.work, 'whole-build-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

/** Runs commands one after another; seconds of wall and CPU, and the largest resident set in MiB. */
function measure(commands, cwd) {
  const total = { wall: 0, cpu: 0, peak: 0 };
  for (const [program, ...args] of commands) {
    const run = spawnSync('/usr/bin/time', ['-f', 'figures %e %U %S %M', program, ...args], { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
    const [, wall, user, system, peak] = /figures (\S+) (\S+) (\S+) (\d+)\s*$/.exec(run.stderr) ?? [];
    if (run.status !== 0 || !wall) {
      throw new Error(`${program} ${args.join(' ')} failed:\n${run.stdout.slice(-1000)}\n${run.stderr.slice(-1000)}`);
    }
    total.wall += Number(wall);
    total.cpu += Number(user) + Number(system);
    total.peak = Math.max(total.peak, Number(peak) / 1024);
  }
  return total;
}

function* filesOf(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesOf(path);
    else yield path;
  }
}

const pagesOf = input => [...filesOf(join(input, 'questions'))].filter(file => file.endsWith('.md')).length;
const found = program => [join(options.tools, 'node_modules/.bin', program), ...(process.env.PATH ?? '').split(':').map(folder => join(folder, program))].find(existsSync);
/** The repository's theme and settings, without pictures for shared pages, which no peer draws. */
const bare = join(work, 'site');
for (const folder of ['theme', 'output-config']) cpSync(join(repository, folder), join(bare, folder), { recursive: true });
const settings = join(bare, 'output-config/site.yaml');
writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^cards:.*\n/m, ''));
const iatrox = (input, output) => [...options.iatrox.split(' '), 'build', '--quiet', '--no-cache', '--site', bare, '--input', input, '--output', output];

/** The shell around a page's text, taken from a page that we made: the same bytes for every generator, with places for the question and the answer. */
function shellOf(site, question, answer) {
  const page = readFileSync([...filesOf(join(site, 'questions'))].find(file => file.endsWith('index.html')), 'utf8').replaceAll('{{', '').replaceAll('{%', '');
  return page.replace(/<h1>.*?<\/h1>/s, `<h1>${question}</h1>`).replace(/<title>.*?<\/title>/s, `<title>${question}</title>`).replace(/<div class="prose">.*?<\/div>\n<p class="actions/s, `<div class="prose">${answer}</div>\n<p class="actions`);
}

function hugoSite(input, site) {
  const folder = join(work, 'hugo');
  mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
  writeFileSync(join(folder, 'hugo.toml'), `baseURL = "https://bench.example/"\ntitle = "Bench"\ndisableKinds = ["taxonomy", "term"]\ncontentDir = "${input}"\n`);
  writeFileSync(join(folder, 'layouts/_default/single.html'), shellOf(site, '{{ .Params.question }}', '{{ .Content }}'));
  writeFileSync(join(folder, 'layouts/_default/list.html'), shellOf(site, '{{ .Title }}', '<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Params.question }}</a></li>{{ end }}</ul>'));
  return folder;
}

/** The same pages by Hugo, as somebody used to it would write them: heads, structured data, trust, contents, references, lists by topic and guideline, twins, documents, feed, sitemap. */
function hugoSameSite(input, site) {
  const folder = join(work, 'hugo-same');
  cpSync(join(repository, 'tests/benchmarks/build/hugo'), folder, { recursive: true });
  const page = readFileSync([...filesOf(join(site, 'questions'))].find(file => file.endsWith('index.html')), 'utf8');
  const ofPage = /<title|name="description"|name="robots"|rel="canonical"|property="|twitter:|rel="alternate" type="(text|application\/json)|ld\+json/;
  const head = page.slice(page.indexOf('<head>') + '<head>'.length, page.indexOf('</head>')).split('\n').filter(line => line && !ofPage.test(line)).join('\n');
  const frames = { head, start: page.slice(page.indexOf('<body'), page.indexOf('<nav class="breadcrumb')), end: page.slice(page.indexOf('</main>')) };
  for (const [name, text] of Object.entries(frames)) writeFileSync(join(folder, `layouts/partials/frame-${name}.html`), text);
  mkdirSync(join(folder, 'data'));
  for (const registry of ['guidelines', 'topics']) {
    const entries = readFileSync(join(input, `${registry}.yaml`), 'utf8').split(/^- id: /m).slice(1).map(entry => entry.split('\n'));
    writeFileSync(join(folder, `data/${registry}.yaml`), entries.map(([id, ...rest]) => `${id}:\n  id: ${id}\n${rest.join('\n')}`).join(''));
  }
  writeFileSync(join(folder, 'hugo.toml'), `contentDir = "${input}"\n${readFileSync(join(folder, 'hugo.toml'), 'utf8')}`);
  return folder;
}

function eleventySite(input, site) {
  const folder = join(work, 'eleventy');
  mkdirSync(join(folder, 'src/_includes'), { recursive: true });
  symlinkSync(join(input, 'questions'), join(folder, 'src/questions'));
  writeFileSync(join(folder, 'src/_includes/page.njk'), shellOf(site, '{{ question }}', '{{ content | safe }}'));
  writeFileSync(join(folder, 'src/src.json'), JSON.stringify({ layout: 'page.njk', date: '2025-01-01' }));
  writeFileSync(join(folder, 'eleventy.config.cjs'), 'module.exports = config => { config.setTemplateFormats(["md"]); return { dir: { input: "src" }, markdownTemplateEngine: false }; };\n');
  return folder;
}

function floorProgram() {
  execFileSync('dotnet', ['build', join(repository, 'tests/benchmarks/build/Floor'), '-c', 'Release', '--nologo', '-v', 'q', '-o', join(work, 'floor-program')], { stdio: 'inherit' });
  return ['dotnet', join(work, 'floor-program/floor.dll')];
}

function contenders(input) {
  const reference = join(work, 'reference');
  measure([iatrox(input, reference)]);
  const floor = floorProgram();
  const [hugo, pagefind, eleventy] = ['hugo', 'pagefind', 'eleventy'].map(found);
  const all = [
    { name: 'floor: read all, write the same files', commands: out => [[...floor, input, join(reference, 'iatrox-manifest.json'), out]] },
    { name: 'iatrox, all of it', commands: out => [iatrox(input, out)] },
  ];
  if (hugo) {
    const site = hugoSite(input, reference);
    const build = out => [hugo, '--quiet', '-s', site, '-d', out];
    const same = hugoSameSite(input, reference);
    all.push({ name: 'Hugo, pages alone', commands: out => [build(out)] });
    all.push({ name: 'Hugo, the same pages, lists, twins, documents', commands: out => [[hugo, '--quiet', '-s', same, '-d', out]] });
    if (pagefind) all.push({ name: 'Hugo + Pagefind', commands: out => [build(out), [pagefind, '--site', out, '--silent']] });
  }
  if (eleventy) {
    const site = eleventySite(input, reference);
    const build = out => [eleventy, '--quiet', `--output=${out}`];
    all.push({ name: pagefind ? 'Eleventy + Pagefind' : 'Eleventy, pages alone', cwd: site, commands: out => pagefind ? [build(out), [pagefind, '--site', out, '--silent']] : [build(out)] });
  }
  const only = options.only?.split(',');
  return only ? all.filter(one => only.some(name => one.name.toLowerCase().includes(name.toLowerCase()))) : all;
}

function run(contender) {
  const output = join(work, 'out');
  rmSync(output, { recursive: true, force: true });
  const figures = measure(contender.commands(output), contender.cwd);
  const files = [...filesOf(output)];
  const result = { ...figures, files: files.length, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) };
  rmSync(output, { recursive: true, force: true });
  return result;
}

const median = numbers => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const shown = (number, digits = 2) => number.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const row = cells => console.log(`| ${cells.join(' | ')} |`);

function compare(input) {
  const all = contenders(input);
  const rounds = Array.from({ length: Number(options.rounds) }, (_, round) => {
    console.error(`round ${round + 1} of ${options.rounds}`);
    return all.map(run);
  });
  const pages = pagesOf(input);
  // Of two ways in which Hugo makes the pages, each with the ratios to it.
  const bases = all.flatMap((one, at) => /^Hugo, /.test(one.name) ? [at] : []);
  row([`${shown(pages, 0)} pages`, 'wall s', 'CPU s', 'CPU µs a page', 'peak MiB', 'files', 'MB', ...bases.flatMap(base => [`wall to ${all[base].name}`, 'CPU'])]);
  row(Array(7 + 2 * bases.length).fill('---'));
  all.forEach((one, at) => {
    const of = key => median(rounds.map(round => round[at][key]));
    const ratio = (base, key) => shown(median(rounds.map(round => round[at][key] / round[base][key])));
    row([one.name, shown(of('wall')), shown(of('cpu')), shown(of('cpu') / pages * 1e6, 0), shown(of('peak'), 0), shown(of('files'), 0), shown(of('bytes') / 1e6, 0),
      ...bases.flatMap(base => [ratio(base, 'wall'), ratio(base, 'cpu')])]);
  });
}

function curve() {
  row(['pages', 'wall s', 'CPU s', 'CPU µs a page', 'peak MiB', 'peak allowed: 150 MiB + 15 kB a page', 'files', 'MB']);
  row(Array(8).fill('---'));
  for (const input of inputs) {
    const pages = pagesOf(resolve(input));
    const rounds = Array.from({ length: Number(options.rounds) }, () => run({ commands: out => [iatrox(resolve(input), out)] }));
    const of = key => median(rounds.map(round => round[key]));
    row([shown(pages, 0), shown(of('wall')), shown(of('cpu')), shown(of('cpu') / pages * 1e6, 0), shown(of('peak'), 0), shown(150 + pages * 15_000 / 1048576, 0), shown(of('files'), 0), shown(of('bytes') / 1e6, 0)]);
  }
}

/** Front matter and text of a page. */
function partsOf(file) {
  const text = readFileSync(file, 'utf8');
  const end = text.indexOf('\n---\n', 4) + 5;
  return { file, front: text.slice(0, end), body: text.slice(end) };
}

const pause = milliseconds => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

/** What an editor does to one page, each with the pages that serve for it. An answer's first 400 characters are among what answers are related by. */
const changes = [
  { name: 'nothing changed', of: () => true, edit: () => {} },
  { name: 'a sentence further down in an answer', of: page => page.body.length > 1000, edit: page => page.front + page.body.trimEnd() + '\n\nThis sentence is new.\n' },
  { name: 'the first sentence of an answer', of: page => /^\nThe /.test(page.body), edit: page => page.front + page.body.replace('\nThe ', '\nIn short, the ') },
  { name: 'the question of an answer', of: page => page.front.includes('\nquestion: "What is'), edit: page => page.front.replace('\nquestion: "What is', '\nquestion: "In short, what is') + page.body },
];

/** Clean builds that are remembered, then builds of which one page changed, each on the site that the one before left; all must equal a clean build. */
function edits(source) {
  const [input, site, output, clean] = ['input', 'edited-site', 'edited', 'clean'].map(name => join(work, name));
  const build = (to, ...more) => [...options.iatrox.split(' '), 'build', '--quiet', '--site', site, '--input', input, '--output', to, ...more];
  const found = changes.map(() => []);
  const [whole, links, floor] = [[], [], floorProgram()];
  cpSync(source, input, { recursive: true });
  cpSync(bare, site, { recursive: true });
  const pages = [...filesOf(join(input, 'questions'))].filter(file => file.endsWith('.md')).map(partsOf);
  for (let round = 0; round < Number(options.rounds); round++) {
    console.error(`round ${round + 1} of ${options.rounds}`);
    for (const folder of [output, clean, join(site, '.iatrox-cache')]) rmSync(folder, { recursive: true, force: true });
    // What was changed less than two seconds ago is read again by whoever looks, so every build would read all.
    pause(2500);
    whole.push(measure([build(output)]));
    changes.forEach((change, at) => {
      const page = pages.filter(change.of).at((round + 1) * 97);
      const edited = change.edit(page);
      if (edited) writeFileSync(page.file, edited);
      pause(2500);
      found[at].push(measure([build(output)]));
    });
    measure([build(clean, '--no-cache')]);
    if (!readFileSync(join(output, 'iatrox-manifest.json')).equals(readFileSync(join(clean, 'iatrox-manifest.json')))) throw new Error('a build after an edit is not the clean build');
    links.push(measure([[...floor, '--links', clean]]));
  }
  row([`${shown(pages.length, 0)} pages`, 'wall s', 'CPU s', 'peak MiB', 'wall to the clean build', 'CPU to the clean build']);
  row(Array(6).fill('---'));
  [['a clean build with its record', whole], ['floor: link all files of a site into a new one, remove the old', links], ...changes.map((change, at) => [change.name, found[at]])].forEach(([name, runs]) => {
    const of = key => median(runs.map(run => run[key]));
    const ratio = key => shown(median(runs.map((run, round) => run[key] / whole[round][key])));
    row([name, shown(of('wall')), shown(of('cpu')), shown(of('peak'), 0), ratio('wall'), ratio('cpu')]);
  });
}

if (options.curve) curve();
else if (options.edits) edits(resolve(inputs[0]));
else compare(resolve(inputs[0]));
