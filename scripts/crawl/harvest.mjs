/** Instead of an account: nobody has asked yet. */
export const ANY = Symbol('any');

/** What stands for a parameter that no list names. */
const FIXED = { month: ['2026-10', '2026-09'], number: ['X-1'] };
const RECORDS = ['/api/v1/publicity/under-way', '/api/v1/publicity/held', '/api/v1/records'];
/** Lists that name what stands at an address, where its own beginning is not one. */
const LISTS = {
  '/api/v1/publicity': RECORDS,
  '/workbench/publicity': RECORDS,
  '/api/v1/exchange/records': ['/api/v1/records'],
};
/** Two of a kind are enough; of cases, each of the first is at another step. */
const FEW = 2;
const MANY = { '/api/v1/cases': 8, '/api/v1/my/cases': 8, '/api/v1/intake/batches': 6, '/api/v1/policy': 40, '/api/v1/lists': 8 };

/** The addresses of a path, its parameters filled in from what `account` was answered before, or else anybody. */
export function valuesFor(path, answers, account, subjects) {
  let begun = [''];
  for (const segment of path.slice(1).split('/')) {
    const [, before, name, after] = /^(.*)\{(\w+)\}(.*)$/u.exec(segment) ?? [];
    begun = begun.flatMap((start) => {
      if (name === undefined) return [`${start}/${segment}`];
      const values = name === 'key' ? subjects.slice(1, 3) : (FIXED[name] ?? listed(start, name, answers, account));
      return values.map((value) => `${start}/${before}${encodeURIComponent(value)}${after}`);
    });
  }
  return begun;
}

function listed(start, name, answers, account) {
  const own = answers.get(account);
  const others = [...answers].filter(([each]) => each !== account).map(([, theirs]) => theirs);
  for (const known of [own, ...others]) {
    if (known === undefined) continue;
    for (const list of LISTS[start] ?? [start]) {
      const values = [...new Set(named(list, name, known))];
      if (values.length > 0) return values.slice(0, MANY[list] ?? FEW);
    }
  }
  return [];
}

/**
 * Values of a parameter by the answer at the address so far, or, where none is, by a list further up: its items that hold
 * the words between, or those under the word between (the papers of a case).
 */
function named(start, name, known) {
  const between = [];
  for (let list = start; list !== ''; list = list.slice(0, list.lastIndexOf('/'))) {
    const text = known.get(list);
    if (text !== undefined) {
      const answer = JSON.parse(text);
      const under = between.length === 1 && Array.isArray(answer[between[0]]) ? answer[between[0]] : null;
      const items = under ?? answer.items ?? (Array.isArray(answer) ? answer : []);
      return items
        .filter((item) => under !== null || between.every((word) => Object.values(item).includes(word)))
        .map((item) => valueOf(item, name, list))
        .filter((value) => typeof value === 'string');
    }
    between.unshift(decodeURIComponent(list.slice(list.lastIndexOf('/') + 1)));
  }
  return [];
}

/** By the name of the parameter; an id also by the name of what is listed: cases, caseId. */
function valueOf(item, name, list) {
  if (item === null || typeof item !== 'object') return undefined;
  const what = list
    .slice(list.lastIndexOf('/') + 1)
    .replace(/s$/u, '')
    .replace(/e$/u, (e) => (list.endsWith('batches') ? '' : e));
  const names = name === 'id' || name === 'file' ? [name, `${what}Id`, what, 'id', 'recordId', 'fileId', 'hash'] : [name];
  return names.map((each) => item[each]).find((value) => typeof value === 'string');
}
