import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { currentRecords } from '../../registry/records/index.ts';
import { FIRM, OTHER_FIRM, testOffice, type Office } from '../../../test/support/office.ts';
import { personIn, type Person } from '../../../test/support/centre/person.ts';
import { plantRecords, recordRow } from '../../../test/support/publicity/rows.ts';
import { testUser } from '../../../test/support/server.ts';
import { tellReaders } from '../../../test/support/tell-readers.ts';
import { on } from '../../kernel/db/index.ts';
import type { RecordTables } from '../../registry/records/types.ts';
import { csv } from '../../registry/intake/testing/files.ts';
import { take } from '../../registry/intake/testing/take.ts';
import { settle } from '../../kernel/journal/index.ts';
import { evaluationCapability } from '../../during/evaluation/capability.ts';
import { findEvaluation, outcomeIn } from '../../during/evaluation/index.ts';
import type { ModelContent } from '../../kernel/policy/index.ts';

let office: Office;
let owner: Person;
const page = async (prefix = '') => main((await owner.open(`${prefix}/centre/${FIRM.uscc}/evaluation`)).body);
/** Without what the frame says on every page. */
const main = (body: string): string => body.slice(body.indexOf('<main'), body.indexOf('</main>'));
const section = (body: string, model: string): string =>
  body.split(/(?=<section[^>]*data-model=)/u).find((each) => each.startsWith('<section') && each.includes(`data-model="${model}"`)) ?? '';

/** Of the other firm: more penalties and broken contracts than their groups may cost, and honours. */
async function plantMany(): Promise<void> {
  const rows = [
    ...[1, 2, 3, 4].map(() => ({ severity: 'serious' as const })),
    ...[1, 2, 3, 4, 5].map(() => ({ severity: 'general' as const })),
    ...[1, 2, 3, 4, 5].map(() => ({ kind: 'contract' as const, item: 'contract', severity: null, display_class: 'neutral_act' as const })),
    ...[1, 2, 3].map(() => ({
      kind: 'honour' as const,
      item: 'honour',
      severity: null,
      nature: 'good' as const,
      display_class: 'honour' as const,
    })),
  ].map((each, n) =>
    recordRow({
      item: 'penalty',
      subject_id: OTHER_FIRM.subjectId,
      seq: 1,
      decided: '2026-10-15',
      document_no: `示测〔2026〕${n + 1}号`,
      ...each,
    }),
  );
  await plantRecords(on<RecordTables>(office.kernel.db.kysely), rows);
}

beforeAll(async () => {
  office = await testOffice(await testKernel());
  await plantMany();
  owner = await personIn(office, 'owner');
  await tellReaders(office.kernel);
});

describe(item(12, 'a firm reads its own evaluation'), () => {
  test('before it was evaluated: that no grade is no bad one, and first what happens if one does nothing', async () => {
    const body = await page();
    expect(section(body, 'example-supervision')).toContain('data-state="none"');
    expect(section(body, 'example-supervision')).toContain('没有等级不是等级差');
    expect(/data-message="([^"]+)"/.exec(body)?.[1]).toBe('nothing.todo');
  });

  test('each record with its last day, what a repair gives, and the way to object; days to come', async () => {
    for (const work of evaluationCapability.daily!(office.kernel)) await work.run(office.kernel.clock.today());
    const { rows } = await sql<{ grade: string; score: string }>`
      select grade, score from evaluation_standing
      where model = 'example-supervision' and subject_id = ${FIRM.subjectId}`.execute(office.kernel.db.kysely);
    const found = section(await page(), 'example-supervision');
    expect(found).toContain('data-state="current"');
    expect(found).toContain(`<strong>${rows[0]!.grade}</strong>`);
    expect(found).toContain(`<strong>${rows[0]!.score}</strong>`);
    const r = currentRecords('r');
    const { rows: records } = await sql<{ id: string }>`
      select ${r.record_id} as id from ${r.table} where ${r.subject_id} = ${FIRM.subjectId} and ${r.nature} = 'adverse'`.execute(
      office.kernel.db.kysely,
    );
    const objected = records.filter(({ id }) => found.includes(`href="/centre/${FIRM.uscc}/file/${id}#doors"`));
    expect(objected.length).toBeGreaterThan(0);
    // The door is where the link leads.
    expect((await owner.open(`/centre/${FIRM.uscc}/file/${objected[0]!.id}`)).body).toContain('id="doors"');
    expect(Number(/data-ahead="(\d+)"/.exec(found)?.[1])).toBeGreaterThan(0);
    for (const said of ['example', 'withheld', 'records.lead', 'ahead.day', 'wrong.record', 'wrong.grade'])
      expect(found, said).toContain(`data-message="${said}"`);
    expect(found).toContain('href="/models/example-supervision"');
    // No code of a value in place of its word.
    expect(found).toContain('严重');
    expect(found.replaceAll(/<[^>]+>/g, '')).not.toMatch(/serious|general|minor|active|enterprise/);
    const english = section(await page('/en'), 'example-supervision');
    expect(english).toContain('data-state="current"');
    expect(english).toContain('None is an estimate.');
  });

  test('what is shown adds up to the score that is shown, by the rules that are shown, for each firm and model', async () => {
    const { kernel } = office;
    const { rows } = await sql<{ id: string; uscc: string; model: string; score: string }>`
      select s.subject_id as id, s.uscc, e.model, e.score from evaluation_standing e join subjects s using (subject_id)
      where e.score is not null and s.uscc is not null order by 1, 3`.execute(kernel.db.kysely);
    const firms = [...new Set(rows.map(({ id }) => id))];
    for (const [n, id] of firms.entries())
      await testUser(kernel, { account: `owner-${n}`, role: 'owner', subjectId: id, displayName: '示例经办人' });
    const acted = { floor: 0, cap: 0 };
    let added = 0;
    for (const [n, id] of firms.entries()) {
      const own = rows.filter((each) => each.id === id);
      const opened = await (await personIn(office, `owner-${n}`)).open(`/centre/${own[0]!.uscc}/evaluation`);
      for (const { model, score, uscc } of own) {
        const shown = shownIn(section(main(opened.body), model));
        expect(shown.score, `${uscc} ${model}`).toBe(score);
        expect(addedUp(shown), `${uscc} ${model}`).toBe(Number(score));
        added += 1;
        for (const { before, after } of shown.parts) {
          if (before < after) acted.floor += 1;
          if (before > after) acted.cap += 1;
        }
      }
    }
    console.log(`${added} scores of ${firms.length} firms added up; a floor acted ${acted.floor} times`);
    expect(firms.length).toBeGreaterThan(3);
    expect(added).toBeGreaterThan(firms.length);
    expect(acted.floor).toBe(2);
    // Where a limit acts it is said, and both faces of the page say the edition and the day.
    const other = await personIn(office, 'other-owner');
    const limited = section(main((await other.open(`/centre/${OTHER_FIRM.uscc}/evaluation`)).body), 'example-supervision');
    expect(limited).toContain('data-message="group.limited"');
    const words = limited.replaceAll(/<[^>]+>/gu, '');
    expect(words).toContain('模型版本1，2026年1月1日起施行；记录算到2026年11月24日。');
    const english = section(main((await other.open(`/en/centre/${OTHER_FIRM.uscc}/evaluation`)).body), 'example-supervision').replaceAll(
      /<[^>]+>/gu,
      '',
    );
    expect(english).toContain('By edition 1 of the model, in force since 1 January 2026; by the records as of 24 November 2026.');
    expect(english).toContain('its limits are -60 to 0, so that it counts -60.');
  });

  test('each line that rests on records leads to how to object to each; so does the sum', async () => {
    const found = section(await page(), 'example-supervision');
    const file = new RegExp(`href="(/centre/${FIRM.uscc}/file/[^"#]+)#doors">(.*?)</a>`, 'gsu');
    const lines = [...found.matchAll(/<section[^>]*data-group=.*?<\/section>/gsu)].flatMap(([group]) =>
      [...group.matchAll(/<tr><th scope="row">.*?<\/tr>/gsu)].map(([row]) => row),
    );
    const resting = lines.filter((row) => /data-label="依据的记录">(?:<div>)?(?:[1-9]\d*)条/u.test(row));
    expect(resting.length).toBeGreaterThan(1);
    const names: string[] = [];
    for (const row of resting) {
      const title = /<th scope="row">(.*?)<\/th>/su.exec(row)![1]!.replaceAll(/<[^>]+>/gu, '');
      const links = [...row.matchAll(file)];
      expect(links.length, title).toBe(Number(/(\d+)条/u.exec(row.slice(row.indexOf('依据的记录')))![1]));
      for (const [, href, name] of links) {
        const said = name!.replaceAll(/<[^>]+>/gu, '');
        // Whoever hears the link alone knows the record and the line.
        expect(said).toMatch(/^对.+号提出异议（/u);
        expect(said).toContain(title);
        names.push(said);
        expect((await owner.open(href!)).body).toMatch(/id="doors"[\s\S]*href="\/start\/mistake"/u);
      }
    }
    expect(new Set(names).size).toBe(names.length);
    // The sum: who answers, how, and what holds meanwhile.
    expect(found).toMatch(/data-message="sum.object"[^]*?href="#wrong-example-supervision"/u);
    const wrong = found.slice(found.indexOf('id="wrong-example-supervision"'));
    for (const said of ['wrong.grade', 'wrong.meanwhile']) expect(wrong).toContain(`data-message="${said}"`);
    expect(/data-message="wrong.grade">.*?<\/p>/su.exec(wrong)![0].replaceAll(/<[^>]+>/gu, '')).toContain(
      '由示例市发展和改革委员会答复：向它书面提出',
    );
    expect(wrong).toContain('href="/organs/demo-drc"');
  });

  test('the grade is drawn by its depth with its letter, which the sentence beside it says', async () => {
    for (const prefix of ['', '/en']) {
      const found = section(await page(prefix), 'example-supervision');
      const [, depth, letter] = /<span class="grade grade-(\d+)" data-grade="([A-D])" aria-hidden="true">\2<\/span>/u.exec(found)!;
      expect(depth).toBe({ A: '0', B: '4', C: '7', D: '11' }[letter!]);
      expect(found).toContain(`<strong>${letter}</strong>`);
    }
  });

  test('a grade that its issuer keeps is not told, nor what it does', async () => {
    const { kernel } = office;
    const raw = async () => {
      const { rows } = await sql<{ id: string }>`
        select evaluation_id as id from evaluation_standing
        where model = 'example-supervision' and subject_id = ${FIRM.subjectId}`.execute(kernel.db.kysely);
      const stored = (await kernel.db.tx((tx) => findEvaluation(tx, FIRM.subjectId, rows[0]!.id)))!;
      const { indicators, vetoes } = outcomeIn(stored, kernel.policy.get<ModelContent>('model', 'example-supervision').content);
      return { raw: indicators.find(({ id }) => id === 'public-grade')!.raw, vetoes };
    };
    expect((await raw()).raw).toBeNull();
    const no = '示综评〔2026〕77号';
    const heading = [
      '名称',
      '行政相对人类别',
      '统一社会信用代码',
      '评价名称',
      '评价文书号',
      '评价日期',
      '评价机关',
      '评价结果',
      '评价说明',
    ];
    const row = [FIRM.name, '法人', FIRM.uscc, '公共信用综合评价', no, '2026-11-01', '国家发展和改革委员会', 'D', ''];
    const { counts } = await take(kernel, 'grades', csv(heading, [row]), { fileName: 'grades.csv', organ: 'demo-drc' });
    expect(counts).toMatchObject({ rejected: 0, returned: 0, held: 0 });
    const { rows } = await sql<{ id: string; internal: boolean }>`
      select record_id as id, display_class = 'internal' as internal from records where kind = 'grade' and subject_id = ${FIRM.subjectId}`.execute(
      kernel.db.kysely,
    );
    expect(rows.map(({ internal }) => internal)).toEqual([true]);
    await settle(kernel, evaluationCapability.readers!(kernel));
    // It stands behind the grade, and caps it.
    const { raw: value, vetoes } = await raw();
    expect(value).toBe('D');
    expect(vetoes).toHaveLength(1);
    const { content } = kernel.policy.get<ModelContent>('model', 'example-supervision');
    const titles = [
      ...content.indicators.filter(({ id }) => id === 'public-grade'),
      ...content.vetoes.filter(({ id }) => vetoes.includes(id)),
    ].map(({ title }) => title.zh);
    expect(titles).toHaveLength(2);
    const body = await page();
    expect(section(body, 'example-supervision')).toContain('data-state="current"');
    for (const told of [...titles, no, rows[0]!.id]) expect(body).not.toContain(told);
    // Nor in its file, where all else that is held stands; and its own page answers as if it were not there.
    const get = (path: string) => owner.open(`/centre/${FIRM.uscc}/${path}`);
    const file = await get('file');
    expect(file.statusCode).toBe(200);
    expect(file.body).toContain('/file/');
    for (const told of [no, rows[0]!.id]) expect(file.body).not.toContain(told);
    expect((await get(`file/${rows[0]!.id}`)).statusCode).toBe(404);
  });

  test('an individual business is told why it has none', async () => {
    await sql`update subjects set kind = 'individual_business' where subject_id = ${FIRM.subjectId}`.execute(office.kernel.db.kysely);
    const body = await page();
    expect(body).toContain('个体工商户不评级');
    expect(body).not.toContain('data-model=');
  });

  test('nobody else reads it', async () => {
    const other = await personIn(office, 'other-owner');
    expect((await other.open(`/centre/${FIRM.uscc}/evaluation`)).statusCode).toBe(404);
    expect((await other.open(`/centre/${OTHER_FIRM.uscc}/evaluation`)).statusCode).toBe(200);
  });
});

interface Shown {
  start: number;
  /** Points of the lines and the start of each group, by what its heading says. */
  groups: ReadonlyMap<string, { start: number; points: number[] }>;
  parts: { title: string; before: number; bounds: string; after: number; weight: number; counted: number }[];
  whole: number;
  places: number;
  bounds: string | null;
  score: string;
}

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/gu, '')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .trim();
const sentence = (html: string, message: string): string | null => {
  const found = new RegExp(`data-message="${message}"[^>]*>(.*?)</(?:p|li)>`, 'su').exec(html)?.[1];
  return found === undefined ? null : plain(found);
};
const numberOf = (text: string): number => Number(text.replace('约', ''));

/** What a reader finds on the page: nothing but words. */
function shownIn(html: string): Shown {
  const rowsOf = (part: string) =>
    [...part.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/gsu)].map(([, head, cells]) => ({
      head: plain(head!),
      cells: new Map([...cells!.matchAll(/<td data-label="([^"]+)"[^>]*>(.*?)<\/td>/gsu)].map(([, label, cell]) => [label!, plain(cell!)])),
    }));
  const groups = new Map(
    [...html.matchAll(/<section[^>]*data-group=.*?<\/section>/gsu)].map(([part]) => {
      const points = rowsOf(part).map(({ cells }) => numberOf(cells.get('分值')!));
      const start = /从(-?[\d.]+)分起/u.exec(sentence(part, 'group.start') ?? '')?.[1] ?? '0';
      return [plain(/<h4[^>]*>(.*?)<\/h4>/su.exec(part)![1]!), { start: Number(start), points }];
    }),
  );
  const rows = rowsOf(html.slice(html.indexOf('data-sum=')).split('</section>')[0]!);
  const counted = (head: string) => numberOf(rows.find((each) => each.head === head)!.cells.get('计入得分')!);
  return {
    start: counted('起点'),
    groups,
    parts: rows
      .filter(({ head }) => head !== '起点' && head !== '合计')
      .map(({ head, cells }) => ({
        title: head,
        before: numberOf(cells.get('各项相加')!),
        bounds: cells.get('限度')!,
        after: numberOf(cells.get('限度以后')!),
        weight: Number(cells.get('权数') ?? 1),
        counted: numberOf(cells.get('计入得分')!),
      })),
    whole: counted('合计'),
    places: Number(/保留(\d)位/u.exec(sentence(html, 'sum.rounded')!)?.[1] ?? 0),
    bounds: /限度是(.+?)，/u.exec(sentence(html, 'sum.bounded') ?? '')?.[1] ?? null,
    score: /得分是(-?[\d.]+)。/u.exec(sentence(html, 'sum.rounded')!)![1]!,
  };
}

/** As a reader would, step by step from what stands there. */
function addedUp({ start, groups, parts, whole, places, bounds }: Shown): number {
  const within = (value: number, limits: string): number => {
    const [, low = '-Infinity'] = /^(-?[\d.]+)分到|不低于(-?[\d.]+)分/u.exec(limits)?.filter((each) => each !== undefined) ?? [];
    const [, high = 'Infinity'] = /到(-?[\d.]+)分$|不高于(-?[\d.]+)分/u.exec(limits)?.filter((each) => each !== undefined) ?? [];
    return Math.min(Math.max(value, Number(low)), Number(high));
  };
  let sum = start;
  for (const { title, before, bounds: limits, after, weight, counted } of parts) {
    const group = groups.get(title) ?? { start: 0, points: [] };
    expect(
      group.points.reduce((all, each) => all + each, group.start),
      title,
    ).toBeCloseTo(before, 1);
    expect(within(before, limits), title).toBe(after);
    expect(after * weight, title).toBeCloseTo(counted, 1);
    sum += counted;
  }
  expect(sum).toBeCloseTo(whole, 1);
  const bounded = bounds === null ? whole : within(whole, bounds);
  return Math.round(bounded * 10 ** places) / 10 ** places;
}
