import type { FastifyInstance } from 'fastify';
import { exampleCode, exampleName, penalty } from '../../src/registry/intake/testing/files.ts';
import { changeRecord, type RecordsTable } from '../../src/registry/records/index.ts';
import { command } from './command-line.ts';
import { crawl } from './crawl.ts';
import type { TestKernel } from './kernel.ts';

/** What the forget crawl plants, by which words it would be known again, and every door a stranger may try. */
export const WAYS = ['term', 'withdrawal', 'correction', 'recall', 'repair', 'shield'] as const;
export type Way = (typeof WAYS)[number] | 'stays';
export const ALL: readonly Way[] = [...WAYS, 'stays'];

/** What tells one act from every other text: number, title (kind of breach), facts, amount in words and figures. */
export const needle = {
  documentNo: (way: Way) => `示市监罚〔2026〕77${ALL.indexOf(way)}号`,
  title: (way: Way) => `示例违法行为之${'甲乙丙丁戊己庚'[ALL.indexOf(way)]}`,
  facts: (way: Way) => `经查，示例事实第${'一二三四五六七'[ALL.indexOf(way)]}项`,
  yuan: (way: Way) => 13571 + 1111 * ALL.indexOf(way),
};
export const grouped = (n: number) => String(n).replace(/(\d)(?=(\d{3})+$)/g, '$1,');

export function needlesOf(way: Way): string[] {
  const n = needle.yuan(way);
  // As it may be written: plain, grouped, in 分, in 万元.
  const amounts = [String(n), grouped(n), String(n * 100), `${Math.floor(n / 10_000)}.${String(n % 10_000).padStart(4, '0')}`];
  return [needle.documentNo(way), encodeURIComponent(needle.documentNo(way)), needle.title(way), needle.facts(way), ...amounts];
}

/** The body whose acts they are. */
export const SUBJECT = 7;

/** The row of the organ's file for each act. */
export function row(way: Way): string[] {
  const n = needle.yuan(way);
  return penalty(SUBJECT, {
    CF_WSH: needle.documentNo(way),
    CF_WFXW: needle.title(way),
    CF_SY: needle.facts(way),
    CF_NR: `罚款${n}元`,
    CF_NR_FK: (n / 10_000).toFixed(6),
    // Severity is not stated: SAMR 107, three months from the document. The last day of this one is tomorrow.
    CF_JDRQ: way === 'term' ? '2026-08-25' : '2026-11-20',
  });
}

const BELOW_SUBJECT = ['', '/acts', '/lists', '/commitments', '/honours', '/registration', '/follow', '/feed.atom'];

/** Everything a stranger can ask for: text by address. */
export async function everyDoor(
  kernel: TestKernel,
  server: FastifyInstance,
  acts: Record<Way, RecordsTable>,
): Promise<Map<string, string>> {
  const code = exampleCode(SUBJECT);
  const name = encodeURIComponent(exampleName(SUBJECT));
  const words = ALL.flatMap((way) => [needle.documentNo(way), needle.title(way), String(needle.yuan(way))]).map(encodeURIComponent);
  const keys = [code, `id:${acts.stays.subject_id}`];
  const actIds = ALL.map((way) => acts[way].act_id);
  const dated = ['asOf=2026-11-24', 'asOf=2026-11-25', 'knownAt=1', 'knownAt=999999'];
  const pages = ['', '/en'].flatMap((prefix) => [
    `${prefix}/`,
    `${prefix}/acts`,
    `${prefix}/lists`,
    `${prefix}/lists/serious-list`,
    ...keys.flatMap((key) => BELOW_SUBJECT.map((tail) => `${prefix}/subjects/${key}${tail}`)),
    ...dated.map((when) => `${prefix}/subjects/${code}?${when}`),
    ...actIds.flatMap((id) => [
      ...['', '/proof', '/mistake'].map((tail) => `${prefix}/acts/${id}${tail}`),
      `${prefix}/start/repair/when?act=${id}`,
      ...dated.map((when) => `${prefix}/acts/${id}?${when}`),
    ]),
    `${prefix}/corrections`,
    `${prefix}/organs/demo-amr`,
    `${prefix}/search?query=${name}`,
    `${prefix}/search?query=${code}`,
    ...words.map((word) => `${prefix}/search?query=${word}`),
  ]);
  const api = [
    `/api/v1/subjects?query=${name}`,
    ...words.map((word) => `/api/v1/subjects?query=${word}`),
    ...keys.flatMap((key) =>
      ['', '/records', '/timeline', '/evaluations', '/supervision', '/measures', '/history', '/succession'].map(
        (tail) => `/api/v1/subjects/${key}${tail}`,
      ),
    ),
    ...dated.flatMap((when) => ['', '/records', '/history'].map((tail) => `/api/v1/subjects/${code}${tail}?${when}`)),
    '/api/v1/acts',
    '/api/v1/acts?organ=demo-amr&kind=penalty&from=2026-08-01&to=2026-12-31&limit=200',
    ...actIds.flatMap((id) => [`/api/v1/acts/${id}`, ...dated.map((when) => `/api/v1/acts/${id}?${when}`)]),
    '/api/v1/publicity/held',
    '/api/v1/publicity/late',
    '/api/v1/publicity/comparisons',
    ...actIds.map((id) => `/api/v1/publicity/${id}/sources`),
    '/api/v1/proposals',
    '/api/v1/figures/timeliness',
    '/api/v1/journal/checkpoint',
    ...Array.from({ length: 20 }, (_, n) => `/api/v1/journal/proof/${n + 1}`),
    '/api/v1/journal/tile/0/000',
    '/openapi.json',
    '/sitemap.xml',
    '/robots.txt',
    '/metrics',
    '/readyz',
  ];
  const files = ['acts', 'acts-corrections', 'acts-withdrawn'].map((file) => `/open-data/${file}.csv`);
  const found = await crawl(server, [...pages, ...api, ...files]);
  const texts = new Map([...found].map(([url, { body, headers }]) => [url, `${body}\n${JSON.stringify(headers)}`]));
  // What the asker sent comes back in the search box and in the links that keep it: that is no trace of ours.
  for (const [url, text] of texts) texts.set(url, withoutEcho(url, text));
  for (const json of [false, true])
    texts.set(`subject show ${json}`, await command(kernel, ['subject', 'show', code, ...(json ? ['--json'] : [])]));
  for (const argv of [
    ['subject', 'show', code, '--as-of', '2026-11-24'],
    ['subject', 'show', code, '--known-at', '1'],
    ['subject', 'links', code],
    ['publicity', 'comparisons'],
    ['publicity', 'sources', acts.stays.act_id],
  ])
    texts.set(argv.join(' '), await command(kernel, argv));
  return texts;
}

function withoutEcho(url: string, text: string): string {
  const query = new URL(url, 'http://host').searchParams.get('query');
  return query === null ? text : text.replaceAll(query, '').replaceAll(encodeURIComponent(query), '');
}

export function occurrences(texts: Map<string, string>, needles: readonly string[]): string[] {
  const found = needles.map((each) => ({ each, standsIn: finder(each) }));
  return [...texts].flatMap(([url, text]) => found.filter(({ standsIn }) => standsIn(text)).map(({ each }) => `${each} at ${url}`));
}

/** An amount counts where it stands by itself: in random ids, hashes and measured times any five digits turn up some day. */
function finder(needle: string): (text: string) => boolean {
  if (!/^[\d.,]+$/u.test(needle)) return (text) => text.includes(needle);
  const alone = new RegExp(`(?<![0-9A-Za-z.])${needle.replaceAll('.', '\\.')}(?![0-9A-Za-z])`, 'u');
  return (text) => alone.test(text);
}

/** How the repair of a later room ends a record: a fixture, since no use case for it exists yet. */
export async function repair(kernel: TestKernel, record: RecordsTable): Promise<void> {
  const today = kernel.clock.today().toString();
  await kernel.db.tx((tx) =>
    changeRecord(
      tx,
      kernel,
      {
        subjectId: record.subject_id,
        recordId: record.record_id,
        eventType: 'record.ended',
        changes: { ended_on: today, ended_kind: 'repaired', shared: false },
      },
      new Date(kernel.clock.now().epochMilliseconds),
    ),
  );
}
