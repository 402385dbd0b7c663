import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel } from '../../../../test/support/kernel.ts';
import { runs } from '../../../../test/support/runs.ts';
import { PENALTY_HEADING, penalty } from '../testing/files.ts';
import { register, take } from '../testing/take.ts';
import { FORMS } from '../testing/forms.ts';

const HEADING = [...PENALTY_HEADING, '经办人电话'];

/** Everything that may make a fate: sound, held, wrong unit, date, name or code, another's code, a person, the same twice. */
const row = fc
  .record({
    body: fc.integer({ min: 1, max: 4 }), // 1-3 are registered
    document: fc.integer({ min: 1, max: 5 }),
    more: fc.constantFrom<Record<string, string>>(
      {},
      {},
      { CF_SY: '负责人王小明在场。\n第二行，有“引号"和,逗号' },
      { CF_NR_FK: '2000' },
      { CF_NR_FK: '' },
      { CF_JDRQ: '2027-01-01' },
      { CF_JDRQ: '' },
      { CF_XDR_MC: '虚构建筑工程有限公司' },
      { CF_XDR_SHXYM: '9.15E+17' },
      { CF_XDR_SHXYM: '91509900MX00000000' },
      { CF_XDR_LB: '自然人' },
    ),
  })
  .map(({ body, document, more }) => [...penalty(body, { CF_WSH: `示市监罚〔2026〕${document}号`, ...more }), '0']);

async function taken(content: Buffer): Promise<unknown> {
  const kernel = await testKernel();
  await register(kernel, 1, 2, 3);
  const dry = await take(kernel, 'penalties-2018', content, { fileName: '十一月', dryRun: true });
  const { counts, batch, unknownColumns } = await take(kernel, 'penalties-2018', content, { fileName: '十一月' });
  const { rows } = await sql`
    select (select string_agg(fates, '' order by first_row) from intake_chunks where batch_id = ${batch}::uuid) as fates,
      (select jsonb_agg(jsonb_build_array(code, column_name, params - 'other', cells) order by row_no, code)
        from intake_findings where batch_id = ${batch}::uuid) as findings,
      (select jsonb_agg(jsonb_build_array(document_no, decided, content, display_class, released_on, report_due)
        order by document_no, decided, content) from records) as records`.execute(kernel.db.kysely);
  expect(counts.reasons).toEqual(dry.counts.reasons);
  return { counts, unknownColumns, ...(rows[0] as object) };
}

test(item(25, 'the same rows have the same fates, findings and records in whatever form they come'), { timeout: 600_000 }, () =>
  fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const [first, ...others] = await Promise.all(Object.values(FORMS).map(async (form) => taken(await form(HEADING, rows))));
      others.forEach((other, i) => expect(other, Object.keys(FORMS)[i + 1]).toEqual(first));
    }),
    { numRuns: runs(5) },
  ),
);
