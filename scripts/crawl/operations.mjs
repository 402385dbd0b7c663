import { ANY, valuesFor } from './harvest.mjs';

/** The logs of looks and deeds: whatever is asked before them would stand in them. */
const LOGS = /^\/api\/v1\/(?:audit(?:[/.]|$)|subjects\/\{key\}\/looks$)/u;
/** Parameters that an address must have, where no answer names them. */
const REQUIRED = {
  '/api/v1/catalogue/changes': 'from=2022&to=2024',
  '/api/v1/bulletins/silent': 'from=2026-11-01&to=2026-11-24',
  '/api/v1/figures/samples': 'month=2026-10',
  '/api/v1/find': 'q=示例',
  '/api/v1/subjects': 'query=示例',
  '/api/v1/grades': 'scale=enterprise-risk-class',
};
/** Of a parameter with more words than these, the lists without it say enough. */
const WORDS = 8;
/** Pages of the workbench that are no part of the application nor of the description. */
const PAGES = [{ path: '/workbench/publicity/{id}/public-page', operation: { 'x-permission': 'publicity.review' } }];
const FILES = /\.(?:csv|xlsx|docx)$/u;

export async function saveLogs(store, document, auditor, subjects) {
  const part = store.part('logs');
  for (const { path } of operations(document).filter((each) => LOGS.test(each.path)))
    for (const url of valuesFor(path, new Map(), ANY, subjects)) part.answer(await auditor.look(url));
}

/** Every GET operation of the description, by every account that is known to it; what is refused stands in one file each. */
export async function saveOperations(store, document, people, subjects) {
  const all = [...operations(document).filter(({ path }) => !LOGS.test(path)), ...PAGES];
  const answers = new Map([...people.keys()].map((account) => [account, new Map()]));
  const refused = new Map([...people.keys()].map((account) => [account, []]));

  async function save(account, url, name = url, headers = {}) {
    const answer = await people.get(account).look(url, headers);
    if (answer.status >= 400) refused.get(account).push(`${answer.status} ${name}\n${answer.text}\n`);
    else store.part(`api/${account}`).answer({ ...answer, url: name });
    return answer;
  }

  // Lists come before what they name, for everybody: who has no list of his own is given what another's names.
  for (const { path, operation } of all) {
    for (const account of people.keys()) {
      // What is public is the same for whoever asks.
      if (operation['x-permission'] === 'public' && !['stranger', 'reviewer'].includes(account)) continue;
      for (const plain of valuesFor(path, answers, account, subjects)) {
        const query = REQUIRED[path];
        const url = query === undefined ? plain : `${plain}?${query}`;
        const answer = await save(account, url);
        if (answer.status !== 200) continue;
        answers.get(account).set(plain, answer.text);
        for (const variant of variants(url, operation)) await save(account, variant);
        await saveNext(account, url, operation);
        if (FILES.test(path)) await save(account, url, `${url} en`, { 'accept-language': 'en' });
      }
    }
  }
  for (const [account, lines] of refused) store.part(`api/${account}`).write('refused', lines.join('\n'));

  /** A short page and the one after it, by its cursor. */
  async function saveNext(account, url, operation) {
    if (!operation.parameters?.some(({ name }) => name === 'limit')) return;
    const short = `${url}${url.includes('?') ? '&' : '?'}limit=2`;
    const { status, text } = await save(account, short);
    const next = status === 200 ? JSON.parse(text).next : null;
    if (typeof next === 'string') await save(account, `${short}&cursor=${encodeURIComponent(next)}`, `${short}&cursor=…`);
  }
}

function variants(url, { parameters = [] }) {
  return parameters
    .filter((each) => each.in === 'query' && each.schema.enum !== undefined && each.schema.enum.length <= WORDS)
    .flatMap(({ name, schema }) => schema.enum.map((word) => `${url}${url.includes('?') ? '&' : '?'}${name}=${word}`));
}

function operations(document) {
  const depth = (path) => path.split('{').length;
  return Object.entries(document.paths)
    .flatMap(([path, { get }]) => (get === undefined ? [] : [{ path, operation: get }]))
    .sort((a, b) => depth(a.path) - depth(b.path) || (a.path < b.path ? -1 : 1));
}
