import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { factsArbitrary, termsArbitrary } from '../../../test/support/publicity/arbitraries.ts';
import { nextDay } from '../../../test/support/publicity/oracle.ts';
import { plantRecords, plantTerms, recordRow } from '../../../test/support/publicity/rows.ts';
import { on } from '../../kernel/db/types.ts';
import type { RecordTables } from '../records/types.ts';
import { journalEnded } from './ended.ts';
import { visible } from './rules.ts';
import type { DisplayTerm } from './types.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ policy: false });
});

type Tables = RecordTables & { display_terms: DisplayTerm };
const SPAN = 300;

test(item(25, 'display that ended by itself is journalled once, on the day after its last'), { timeout: 60_000 }, async () => {
  const tables = on<Tables>(kernel.db.kysely);
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(factsArbitrary(SPAN), { minLength: 60, maxLength: 80, size: 'max' }),
      termsArbitrary(SPAN),
      async (all, terms) => {
        await sql`truncate records, journal, journal_content, publicity_days cascade`.execute(tables);
        await plantTerms(tables, terms);
        const open = all.map((facts) => ({
          ...facts,
          ended_on: null,
          ended_kind: null,
          shielded: false,
          shield: null,
        }));
        const rows = open.map(({ statedDisplayEnd, byService, ...columns }) =>
          recordRow({
            ...columns,
            ...(byService ? { kind: 'listing' } : {}),
            content: {
              title: 'x',
              ...(byService ? { list: 'serious-list' } : {}),
              ...(statedDisplayEnd === null ? {} : { statedDisplayEnd }),
            },
          }),
        );
        await plantRecords(tables, rows);
        // Lived day by day by the visible() of each day; the job comes only now and then.
        const expected: string[] = [];
        const shown = open.map((facts) => visible(facts, terms, '2018-05-01'));
        const step = 37;
        let day = '2018-05-01';
        await journalEnded(kernel, day);
        await sql`truncate journal cascade`.execute(tables); // the first run takes the day before it; the year begins here
        for (let n = 1; n <= step * 8; n++) {
          const next = nextDay(day);
          rows.forEach((row, i) => {
            const now = visible(open[i]!, terms, next);
            if (shown[i] === true && !now) expected.push(`${row.record_id} ${day}`);
            shown[i] = now;
          });
          day = next;
          if (n % step === 0) await journalEnded(kernel, day);
        }
        expect(await journalEnded(kernel, day)).toBeUndefined();
        const { rows: events } = await sql<{ text: string }>`
        select j.object || ' ' || (c.content->>'lastDayShown') as text from journal j join journal_content c on c.seq = j.seq
        where j.type = 'display.ended'`.execute(tables);
        seen += events.length;
        expect(events.map((event) => event.text).sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 6 },
  );
  expect(seen).toBeGreaterThan(5);
});
