import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { item } from '../../../test/support/item.ts';
import { on, type Database } from '../../kernel/db/types.ts';
import type { RecordsTable, RecordTables } from '../records/types.ts';
import { displayState, stayed, visible } from './rules.ts';
import { stayedSql, untilSql, visibleSql } from './sql.ts';
import { DISPLAY_STATES, stateSql } from './state-sql.ts';
import { days, factsArbitrary, termsArbitrary } from '../../../test/support/publicity/arbitraries.ts';
import { plantRecords, plantTerms, recordRow } from '../../../test/support/publicity/rows.ts';
import type { DisplayFacts, DisplayTerm } from './types.ts';

const SPAN = 900;
let db: Database;
beforeAll(async () => {
  db = await testDatabase();
});

/** The drawn term serves for both facets. */
const stayOf = ({ shield }: DisplayFacts): RecordsTable['stay'] => shield && { ...shield, by: 'court', organ: '示例', document: '示例' };

type Tables = RecordTables & { display_terms: DisplayTerm };

test(item(25, 'display by rule: the function and its SQL twin answer alike'), { timeout: 120_000 }, async () => {
  let cases = 0;
  let shown = 0;
  let stays = 0;
  const states = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(factsArbitrary(SPAN), { minLength: 150, maxLength: 300, size: 'max' }),
      termsArbitrary(SPAN),
      fc.array(days(SPAN + 400), { minLength: 2, maxLength: 5 }),
      async (all, terms, todays) => {
        const tables = on<Tables>(db.kysely);
        await sql`truncate records cascade`.execute(tables);
        await plantTerms(tables, terms);
        const rows = all.map(({ statedDisplayEnd, shield, byService, ...columns }, i) =>
          recordRow({
            ...columns,
            shield: shield && { ...shield, organ: '示例', basis: '示例', ends: null },
            stay: stayOf(all[i]!),
            ...(byService ? { kind: 'listing' } : {}),
            content: {
              title: 'x',
              ...(byService ? { list: 'serious-list' } : {}),
              ...(statedDisplayEnd === null ? {} : { statedDisplayEnd }),
            },
          }),
        );
        await plantRecords(tables, rows);
        const byId = new Map(rows.map((row, i) => [row.record_id, all[i]!]));
        for (const today of todays) {
          const answers = await tables
            .selectFrom('records as r')
            .select('r.record_id')
            .select([
              visibleSql('r')(today).as('shown'),
              untilSql('r')(today).as('until'),
              stayedSql('r')(today).as('stayed'),
              stateSql('r')(today).as('state'),
            ])
            .execute();
          expect(answers).toHaveLength(rows.length);
          for (const answer of answers) {
            const facts = byId.get(answer.record_id)!;
            cases++;
            if (answer.shown) shown++;
            if (answer.stayed) stays++;
            const { shown: isShown, until, stayed: isStayed, state } = answer;
            states.add(state);
            expect({ ...facts, today, shown: isShown, until, stayed: isStayed, state }).toEqual({
              ...facts,
              today,
              shown: visible(facts, terms, today),
              until: displayState(facts, terms, today).until,
              state: displayState(facts, terms, today).state,
              stayed: stayed({ validity: facts.validity, stay: stayOf(facts) }, today),
            });
          }
        }
      },
    ),
    { numRuns: 40, endOnFailure: true },
  );
  expect(cases).toBeGreaterThan(10_000);
  expect(shown).toBeGreaterThan(1_000);
  expect(stays).toBeGreaterThan(50);
  expect([...states].sort()).toEqual([...DISPLAY_STATES].sort());
});
