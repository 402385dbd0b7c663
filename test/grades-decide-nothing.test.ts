import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { declaredRoutes } from '../src/kernel/serving/index.ts';
import { settle } from '../src/kernel/journal/index.ts';
import type { SupervisionPlanContent } from '../src/kernel/policy/index.ts';
import { VOCABULARY } from '../src/registry/catalogue/index.ts';
import { item } from './support/item.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { plantPortal } from './support/portal-fixture.ts';
import { testServer } from './support/server.ts';
import { tellReaders } from './support/tell-readers.ts';

/*
 * A score, a grade or a plan never by itself decides against anyone (requirements, rights by design 4): there is no path from
 * one to a measure, a case, a list, a record or a refusal without a human decision. Looked for where it could be: who imports
 * the rooms of grades, what those rooms call, which readers hear of a change, which SQL reads the tables, which procedure could
 * be set going; and once by doing it.
 */

const ROOMS = ['evaluation', 'supervision', 'grades', 'trials'].map((room) => `src/during/${room}/`);
const inRooms = (file: string): boolean => ROOMS.some((room) => file.startsWith(room));
/** Who may know of them: composition, measuring, and faces that show and decide nothing. */
const MAY_IMPORT = [
  /^src\/(?:capabilities|cli\/passes|cli\/pass-thread)\.ts$/,
  /^src\/bench\//,
  /^src\/simulate\/invariants\//,
  /^src\/faces\/centre\//,
  /^src\/faces\/portal\/pages\/models\.tsx$/,
  /^src\/faces\/portal\/parts\/model-sentences\.ts$/,
  /^src\/tour\/changes\.ts$/,
];

const sources = new Map(
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name}`)
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name): [string, string] => [name, readFileSync(name, 'utf8')]),
);
const files = [...sources.keys()];
const within = files.filter(inRooms);

/** Names of what changes somebody's standing. */
const ADVERSE =
  /\b(openCase|fire|fireIn|propose|confirm|insertActs|insertEntry|writeRecords|changeRecord|registerMany|writeActs|openDeadline|notify|requestRelease)\s*\(|\b(effects|caseEffects): (?=\[)/g;

/** Modules of the rooms that only their tests, the demonstration or a bench run. */
const REHEARSED = /\/(testing|bench)\//;

describe(item(13, 'from a grade or a plan no path leads to anything adverse'), () => {
  test('no other room builds on them but what shows them', () => {
    const importers = files.filter(
      (file) => !inRooms(file) && /(?:during|^\.\.)\/(?:evaluation|supervision|grades|trials)\//m.test(importsOf(file)),
    );
    expect(files.length, 'modules').toBeGreaterThan(0);
    expect(importers.length).toBeGreaterThan(1);
    expect(importers.filter((file) => !MAY_IMPORT.some((known) => known.test(file)))).toEqual([]);
    // What shows them writes no more than that somebody looked.
    const shows = importers.filter((file) => /^src\/(faces|tour)\//.test(file));
    expect(shows.flatMap(callsOf)).toEqual([]);
  });

  test('the rooms themselves call nothing that opens, lists, records, proposes or tells', () => {
    expect(within.length, 'modules of the rooms').toBeGreaterThan(0);
    expect(within.length).toBeGreaterThan(30);
    expect(within.filter((file) => !REHEARSED.test(file)).flatMap(callsOf)).toEqual([]);
    // The search does find such calls where they are.
    expect(files.filter((file) => file.startsWith('src/after/')).flatMap(callsOf).length).toBeGreaterThan(2);
  });

  test('what they tell the journal is of their own kind alone', async () => {
    const told = within
      .filter((file) => !REHEARSED.test(file))
      .flatMap((file) => [...sources.get(file)!.matchAll(/\btype: '([a-z]+)\.[a-z-]+'/g)].map(([, kind]) => kind!));
    expect(told).toContain('evaluation');
    expect(told.filter((kind) => !['evaluation', 'supervision', 'grades'].includes(kind))).toEqual([]);
  });

  test('no reader elsewhere hears of a change of grade, and no one names its events', () => {
    const named = files.filter((file) => !inRooms(file) && /['"`](evaluation|supervision|grades)\.changed['"`]/.test(sources.get(file)!));
    // Dossiers name the event to leave it out: it moves no record.
    expect(named.filter((file) => file !== 'src/registry/dossiers/reader.ts')).toEqual([]);
    const kernel = new Proxy({}, { get: () => undefined }) as never;
    const readers = capabilities.flatMap((room) => (room.readers?.(kernel) ?? []).map((reader) => ({ room: room.name, reader })));
    expect(readers.length, 'readers').toBeGreaterThan(0);
    const told = readers.filter(({ reader }) => reader.types?.some((type) => /^(evaluation|supervision|grades)\./.test(type)));
    expect(told.map(({ room }) => room)).toEqual([]);
  });

  test('no SQL of another room, no view and no trigger reads their tables', () => {
    const tables = JSON.parse(readFileSync('migrations/rooms.json', 'utf8')) as Record<string, string[]>;
    const own = ROOMS.flatMap((room) => tables[room.slice(4, -1)] ?? []);
    expect(own).toEqual(expect.arrayContaining(['evaluations', 'supervision_states', 'supervision_changes']));
    const names = new RegExp(`\\b(from|join|update|into)\\s+(${own.join('|')}|v_evaluation_\\w+|v_supervision_\\w+)\\b`);
    const reading = files.filter((file) => !inRooms(file) && !file.startsWith('src/bench/') && names.test(sources.get(file)!));
    expect(reading).toEqual([]);
    const migrations = readdirSync('migrations').filter((name) => name.endsWith('.sql'));
    expect(migrations.length, 'migrations').toBeGreaterThan(0);
    for (const name of migrations) {
      const text = readFileSync(`migrations/${name}`, 'utf8');
      for (const [statement] of text.matchAll(/create (or replace )?(trigger|function|rule)[^;]*;/g))
        expect(
          own.filter((table) => new RegExp(`\\b${table}\\b`).test(statement)),
          name,
        ).toEqual([]);
    }
  });

  test('no procedure is opened, moved or decided by a grade', async () => {
    const kernel = await testKernel();
    const procedures = kernel.policy.all<{ transitions: { on?: object; effects?: { effect: string }[] }[] }>('procedure');
    expect(procedures.length, 'procedures').toBeGreaterThan(0);
    // A step happens by a person, by service or because a term is over: a change of grade is no event of any.
    const events = new Set(procedures.flatMap(({ content }) => content.transitions.flatMap(({ on }) => Object.keys(on ?? {}))));
    expect([...events].filter((each) => !['served', 'passed'].includes(each))).toEqual([]);
    expect(VOCABULARY.effects.length).toBeGreaterThan(2);
    expect(VOCABULARY.effects.filter((effect) => /grade|evaluation|supervision/.test(effect))).toEqual([]);
  });
});

describe(item(13, 'and when it happens, nothing else does'), () => {
  let kernel: TestKernel;
  /** What follows of itself: the journal's own, the rooms' own, dossiers, the logs of the daily work. */
  const FOLLOWS =
    /^(journal|journal_content|journal_head|readers|evaluation\w*|supervision\w*|dossiers?|dossier_numbers|audit_log|schema_migrations)$/;
  beforeAll(async () => {
    kernel = await testKernel();
    await plantPortal(kernel);
    await tellReaders(kernel);
  });

  const rows = async (): Promise<Record<string, string>> => {
    const { rows: tables } = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(kernel.db.kysely);
    const counted: Record<string, string> = {};
    for (const { name } of tables.filter((each) => !FOLLOWS.test(each.name))) {
      const { rows: found } = await sql<{ n: string; sum: string | null }>`
        select count(*)::text as n, md5(string_agg(t::text, '|' order by t::text)) as sum from ${sql.table(name)} t`.execute(
        kernel.db.kysely,
      );
      counted[name] = `${found[0]!.n} ${found[0]!.sum ?? ''}`;
    }
    return counted;
  };
  const live = async (): Promise<void> => {
    await settle(
      kernel,
      capabilities.flatMap((room) => room.readers?.(kernel) ?? []),
    );
    const works = capabilities.flatMap((room) => room.daily?.(kernel) ?? []);
    for (const work of works) await work.run(kernel.clock.today());
    await settle(
      kernel,
      capabilities.flatMap((room) => room.readers?.(kernel) ?? []),
    );
  };

  test('every body of the register falls to the worst grade: plans follow, all else stands', async () => {
    await live();
    await live();
    const before = await rows();
    expect(Object.keys(before).length).toBeGreaterThan(40);
    const { rows: fallen } = await sql<{ id: string; evaluation: string }>`
      update evaluation_standing set grade = 'D' where model = 'example-supervision'
      returning subject_id as id, evaluation_id as evaluation`.execute(kernel.db.kysely);
    expect(fallen.length, 'bodies').toBeGreaterThan(0);
    const events = fallen.map(({ id, evaluation }) => ({
      type: 'evaluation.changed' as const,
      subjectId: id,
      object: evaluation,
      version: 1,
      content: { to: 'D' },
      salt: kernel.ids.salt(),
      home: 'journal' as const,
    }));
    await kernel.db.tx((tx) => kernel.append(tx, events, new Date(kernel.clock.now().epochMilliseconds)));
    // Only the readers: the daily full run would find that no record says D, and put it right.
    await settle(
      kernel,
      capabilities.flatMap((room) => room.readers?.(kernel) ?? []),
    );
    const { rows: plans } = await sql<{ n: number }>`
      select count(distinct subject_id)::int as n from supervision_states where grade = 'D'`.execute(kernel.db.kysely);
    expect(plans[0]!.n).toBe(fallen.length);
    expect(await rows()).toEqual(before);
  });

  test('and no public address tells it: a body’s grade and plan stay inside', async () => {
    const server = await testServer(kernel, capabilities);
    const { rows: bodies } = await sql<{ id: string; uscc: string; name: string }>`
      select b.subject_id as id, b.uscc, b.name from subjects b join supervision_states s using (subject_id)
      where s.grade = 'D' and b.uscc is not null order by b.uscc limit 3`.execute(kernel.db.kysely);
    expect(bodies).toHaveLength(3);
    // Policy is public: what each grade means, without a body.
    const policy = /^(\/en)?\/(rules|models|api\/v1\/(policy|models|supervision\/plans))/;
    const open = declaredRoutes(kernel, capabilities).filter(
      (route) => route.method === 'GET' && route.permission === 'public' && !policy.test(route.path),
    );
    const plans = kernel.policy.all<SupervisionPlanContent>('supervision-plan');
    const words = plans.flatMap(({ id, title, content }) => [
      id,
      title.zh,
      title.en,
      ...content.lines.flatMap((line) => [line.title.zh, line.title.en]),
    ]);
    expect(words.length).toBeGreaterThan(20);
    const told = (body: string) => words.filter((word) => body.includes(word) && word !== '通常' && word !== 'Ordinary');
    let answered = 0;
    for (const { id, uscc, name } of bodies) {
      for (const { path } of open) {
        const url = path.replaceAll(/\{(key|uscc)\}/g, uscc).replaceAll(/\{id\}/g, id);
        if (/[{}]/.test(url)) continue;
        const asked = /search|query|find|\/subjects$/.test(url)
          ? `${url}?q=${encodeURIComponent(name)}&query=${encodeURIComponent(name)}`
          : url;
        for (const prefix of url.startsWith('/api/') ? [''] : ['', '/en']) {
          const { statusCode, body } = await server.inject(`${prefix}${asked}`);
          if (statusCode !== 200) continue;
          answered += 1;
          expect(told(body), `${prefix}${asked}`).toEqual([]);
        }
      }
      expect((await server.inject(`/api/v1/subjects/${uscc}/supervision`)).statusCode).toBe(401);
      expect((await server.inject(`/centre/${uscc}/supervision`)).statusCode).not.toBe(200);
    }
    expect(answered).toBeGreaterThan(30);
  }, 300_000);
});

function importsOf(file: string): string {
  return [...sources.get(file)!.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(([, path]) => path).join('\n');
}

function callsOf(file: string): string[] {
  const text = sources.get(file)!.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '');
  return [...text.matchAll(ADVERSE)].map(([, name]) => `${file} ${name}`);
}
