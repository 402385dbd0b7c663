/** Examples of /developers/api. A test runs each against a server; `BASE` and `KEY` are replaced by its own. */
export const BASE = 'https://credit.example.cn';
export const KEY = '91509900MATE5T025F';

export const EXAMPLES = {
  curl: `curl -s ${BASE}/api/v1/subjects/${KEY}
curl -s '${BASE}/api/v1/acts?kind=permit&limit=2'`,
  TypeScript: `type Page = { items: { documentNo: string; until: string | null }[]; next: string | null };

let cursor = '';
do {
  const answer = await fetch('${BASE}/api/v1/subjects/${KEY}/records?limit=20' + cursor);
  if (!answer.ok) throw new Error((await answer.json()).code);
  const { items, next } = (await answer.json()) as Page;
  for (const { documentNo, until } of items) console.log(documentNo, until ?? '');
  cursor = next === null ? '' : '&cursor=' + encodeURIComponent(next);
} while (cursor !== '');`,
  Python: `import json, urllib.error, urllib.request

try:
    with urllib.request.urlopen('${BASE}/api/v1/subjects/${KEY}') as answer:
        file = json.load(answer)
        print(file['subject']['name'], file['onDisplay'])
except urllib.error.HTTPError as error:
    print(json.load(error)['code'])`,
} as const;
