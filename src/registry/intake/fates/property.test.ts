import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { runs } from '../../../../test/support/runs.ts';
import { FATES, type Fate } from './fates.ts';
import { runIntake } from '../batches/run.ts';
import { OPERATOR } from '../testing/caller.ts';
import { csv, PENALTY_HEADING, penalty, tempFile } from '../testing/files.ts';
import { register } from '../testing/take.ts';

/** One row of a penalty file, by what matters for its fate. */
interface Drawn {
  body: number;
  document: number;
  day: 1 | 2;
  text: 'clean' | 'other' | 'person' | 'unit';
  name: 'right' | 'wrong';
}

const BODIES = 3; // bodies 1-3 are registered, 4 is not
const row = fc.record<Drawn>({
  body: fc.integer({ min: 1, max: BODIES + 1 }),
  document: fc.integer({ min: 1, max: 4 }),
  day: fc.constantFrom(1, 2),
  text: fc.constantFrom('clean', 'other', 'person', 'unit'),
  name: fc.constantFrom('right', 'right', 'right', 'wrong'),
});

const FACTS = {
  clean: '未按规定明码标价。',
  other: '另一种写法的事实。',
  person: '负责人王小明在场。',
  unit: '未按规定明码标价。',
};

const toCells = (d: Drawn): string[] =>
  penalty(d.body, {
    CF_WSH: `示市监罚〔2026〕${d.document}号`,
    CF_JDRQ: `2026-11-1${d.day}`,
    CF_SY: FACTS[d.text],
    CF_NR_FK: d.text === 'unit' ? '2000' : '0.2',
    ...(d.name === 'wrong' ? { CF_XDR_MC: '虚构建筑工程有限公司' } : {}),
  });

/**
 * The oracle: files one after the other, rows one at a time, in words of domain.md (The fate of a row). It knows nothing of
 * chunks, statements or keys: only what was accepted, waits, or stood in this file before.
 */
class Replay {
  readonly held = new Map<string, { text: string; shown: boolean }>();
  readonly waiting = new Map<string, string>();
  /** Documents by number, with their days and the file that brought them. */
  readonly documents = new Map<number, { day: number; file: number }[]>();

  file(rows: readonly Drawn[], file: number): { fates: string; held: number } {
    const seen = new Set<string>();
    let heldCount = 0;
    const fates = rows.map((d) => {
      const { fate, held } = this.row(d, seen, file);
      if (held) heldCount++;
      return FATES[fate];
    });
    return { fates: fates.join(''), held: heldCount };
  }

  row(d: Drawn, seen: Set<string>, file: number): { fate: Fate; held: boolean } {
    const key = `${d.document} ${d.day} ${d.body}`;
    const fate = (name: Fate): { fate: Fate; held: boolean } => ({ fate: name, held: false });
    if (d.text === 'unit') return fate('rejected');
    if (seen.has(key)) return fate('rejected');
    seen.add(key);
    const content = `${d.text} ${d.name}`;
    if (d.body > BODIES) {
      const same = this.waiting.get(key) === content;
      this.waiting.set(key, content);
      return fate(same ? 'unchanged' : 'waiting');
    }
    if (d.name === 'wrong') return fate('returned');
    const known = this.held.get(key);
    if (known?.text === content) return fate('unchanged');
    if (known?.shown) return fate('returned');
    const others = this.documents.get(d.document) ?? [];
    const doubt = others.some((o) => o.day !== d.day && o.file !== file);
    const held = d.text === 'person' || doubt;
    this.held.set(key, { text: content, shown: !held });
    if (!others.some((o) => o.day === d.day)) others.push({ day: d.day, file });
    this.documents.set(d.document, others);
    return { fate: known ? 'replaced' : 'accepted', held };
  }
}

async function stateOf(kernel: TestKernel): Promise<unknown> {
  const { rows } = await sql`
    select (select coalesce(jsonb_agg(to_jsonb(x) order by x.uscc, x.document_no, x.decided), '[]') from
      (select s.uscc, r.document_no, r.decided, r.version, r.held, r.released_on, r.content->>'facts' as facts
        from records r join subjects s using (subject_id)) x) as records,
      (select count(*)::int from record_history) as history, (select count(*)::int from acts) as acts,
      (select count(*)::int from act_keys) as keys, (select coalesce(sum(cardinality(subject_ids)), 0)::int from acts) as addressees,
      (select count(*)::int from intake_waiting where state = 'waiting') as waiting,
      (select count(*) = max(seq) and max(seq) = (select seq from journal_head) from journal) as dense`.execute(kernel.db.kysely);
  return rows[0];
}

class Stopped extends Error {}

async function play(
  kernel: TestKernel,
  files: readonly Drawn[][],
  chunkRows: number,
  stops: readonly number[],
): Promise<{ fates: string; held: number }[]> {
  const answers: { fates: string; held: number }[] = [];
  await register(kernel, ...Array.from({ length: BODIES }, (_, n) => n + 1));
  // The unit of a whole file is asked about apart (amount-shift.test.ts); here each row has its own fate.
  const base = { fileName: 'f.csv', organ: 'demo-amr', caller: OPERATOR, amountsChecked: true };
  for (const rows of files) {
    const path = await tempFile('f.csv', csv(PENALTY_HEADING, rows.map(toCells)));
    let left = [...stops];
    const attempt = (): ReturnType<typeof runIntake> => {
      let chunks = 0;
      const [stop, ...rest] = left;
      left = rest;
      const onChunk = (): void => {
        if (++chunks === stop) throw new Stopped();
      };
      return runIntake(kernel, { ...base, path, mapping: 'penalties-2018', chunkRows, onChunk });
    };
    let result: Awaited<ReturnType<typeof attempt>> | undefined;
    while (!result) {
      result = await attempt().catch((error: unknown) => {
        if (error instanceof Stopped) return undefined;
        throw error;
      });
    }
    const { rows: chunks } = await sql<{ fates: string }>`
      select string_agg(fates, '' order by first_row) as fates from intake_chunks where batch_id = ${result.batch}`.execute(
      kernel.db.kysely,
    );
    answers.push({ fates: chunks[0]!.fates, held: result.counts.held });
  }
  return answers;
}

describe('whatever the chunks and wherever a run stops', () => {
  test(item(25, 'each row has the fate of a replay one row at a time, and the end is the same'), { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(row, { minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }),
        async (files, chunkRows, stops) => {
          const distinct = new Set(files.map((f) => JSON.stringify(f)));
          fc.pre(distinct.size === files.length);
          const replay = new Replay();
          const wanted = files.map((rows, i) => replay.file(rows, i));
          const whole = await testKernel();
          const broken = await testKernel();
          expect(await play(whole, files, 1000, [])).toEqual(wanted);
          expect(await play(broken, files, chunkRows, stops)).toEqual(wanted);
          expect(await stateOf(broken)).toEqual(await stateOf(whole));
        },
      ),
      { numRuns: runs(20) },
    );
  });
});
