// Holds a served demonstration against an earlier one to the byte: what its faces, its API and its commands answer is saved
// as files, of which only that is masked which differs between two runs of the same code.
//   crawl save --base http://localhost:8090 --password … --data DIRECTORY --out DIRECTORY [--code CHECKOUT]
//   crawl compare BEFORE AFTER [--ignore FILE]
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { visitorTo } from './crawl/client.mjs';
import { COMMANDS, LOG_COMMANDS, saveCommands } from './crawl/commands.mjs';
import { compare } from './crawl/compare.mjs';
import { saveLogs, saveOperations } from './crawl/operations.mjs';
import { savePages } from './crawl/pages.mjs';
import { storeIn } from './crawl/store.mjs';
import { ROOT } from './prepare.mjs';

const OFFICIALS = 'clerk reviewer director officer head superior counsel legal policy system security audit'.split(' ');
const OWNERS = ['owner', 'owner-b', 'agent'];
/** The fixed bodies of every demonstration: no page lists them. */
const SUBJECTS = (
  '91509900MATE5T017L 91509900MATE5T025F 91509900MATE5T033A 91509900MATE5T0415 ' +
  '91509900MATE5T05XW 91509900MATE5T068W 92509900MATE5T076L 91509900MATE5T084J'
).split(' ');
const FACES = /^(?:\/en)?\/(?:centre|desk|field|workbench)(?:[/?]|$)/u;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string' },
    password: { type: 'string' },
    data: { type: 'string' },
    code: { type: 'string', default: ROOT },
    out: { type: 'string' },
    ignore: { type: 'string' },
  },
});
const [what, before, after] = positionals;
if (what === 'save' && values.base && values.password && values.data && values.out) {
  await save(resolve(values.out), values.base.replace(/\/$/u, ''));
} else if (what === 'compare' && before && after) {
  process.exitCode = compare(before, after, values.ignore) ? 0 : 1;
} else {
  console.error('crawl.mjs save --base URL --password WORD --data DIRECTORY --out DIRECTORY [--code CHECKOUT]');
  console.error('crawl.mjs compare BEFORE AFTER [--ignore FILE]');
  process.exitCode = 2;
}

async function save(out, base) {
  rmSync(out, { recursive: true, force: true });
  const stranger = visitorTo(base);
  const [data, code] = [resolve(values.data), resolve(values.code)];
  const store = storeIn(out, { base, password: values.password, data, code, today: await dayOf(stranger) });
  const commands = store.part('commands');
  const people = new Map();
  for (const account of [...OFFICIALS, ...OWNERS]) people.set(account, await stranger.signIn(account, values.password));

  // Every later look stands in the logs: they come first, and hold what the demonstration itself did.
  const document = JSON.parse((await stranger.look('/openapi.json')).text);
  await saveLogs(store, document, people.get('audit'), SUBJECTS);
  saveCommands(commands, { code, data }, LOG_COMMANDS);

  const homes = ['', '/en'].flatMap((prefix) => [
    `${prefix}/`,
    ...SUBJECTS.map((key) => `${prefix}/subjects/${key}`),
    `${prefix}/search?query=${encodeURIComponent('示例')}`,
  ]);
  const files = ['/sitemap.xml', '/robots.txt', '/openapi.json', '/metrics', '/health', '/workbench'];
  await savePages(store.part('public'), stranger, [...homes, ...files], (url) => !FACES.test(url));
  for (const account of [...OWNERS, 'officer', 'clerk']) {
    const faces = OWNERS.includes(account) ? ['centre', 'desk', 'field'] : ['desk', 'field'];
    const starts = ['', '/en'].flatMap((prefix) => faces.map((face) => `${prefix}/${face}`));
    const person = people.get(account);
    await savePages(store.part(`faces/${account}`), person, starts, (url) => FACES.test(url));
  }
  await saveOperations(store, document, new Map([['stranger', stranger], ...people]), SUBJECTS);
  saveCommands(commands, { code, data }, COMMANDS);
  store.report();
}

/** The day of the demonstration, which stands on the ribbon of its pages. */
async function dayOf(visitor) {
  const found = /今天是(\d{4})年(\d{1,2})月(\d{1,2})日/u.exec((await visitor.look('/')).text);
  if (found === null) throw new Error('nothing is served there that says its day');
  return found
    .slice(1)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}
