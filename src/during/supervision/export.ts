import { sql } from 'kysely';
import { logAccess, requirePermission, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { headOf } from '../../kernel/journal/index.ts';
import { nameOf, type GradeScaleContent } from '../../kernel/policy/index.ts';
import { csvText, xlsxBytes } from '../../kernel/tables/index.ts';
import { disclose } from '../../registry/disclosures/index.ts';
import { nameOfScale } from '../grades/index.ts';
import { supervisionMessages } from './messages.ts';
import { askedOf, lineOf, planFor, type PortfolioFilter, type PortfolioLine } from './portfolio.ts';
import { selectRows } from './portfolio-select.ts';
import type { Plan } from './rules.ts';
import { renewedUpTo } from './usable.ts';

/** Rows of one file; who needs more asks in parts, by grade or district. */
const EXPORT_ROWS = 10_000;

/**
 * The bodies of a portfolio as a file: a disclosure to the caller's organ before the first byte leaves, a look at each body,
 * audited. Of received grades the records are named, so that a correction reaches whoever got them. Throws FORBIDDEN,
 * PURPOSE_REQUIRED, NOT_FOUND, TOO_LARGE beyond 10,000 rows.
 */
export async function exportPortfolio(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy' | 'settings' | 'append' | 'ids'>,
  { filter, format, recipient }: { filter: PortfolioFilter; format: 'csv' | 'xlsx'; recipient?: string | undefined },
  caller: Caller,
  language: Language,
): Promise<{ bytes: Buffer | string; name: string; rows: number; disclosure: string }> {
  requirePermission(caller, 'records.export');
  const day = kernel.clock.today().toString();
  const renewed = await renewedUpTo(kernel);
  return kernel.db.tx(async (tx) => {
    const plan = await planFor(tx, kernel, filter.plan, caller);
    const asked = await askedOf(tx, kernel, plan, filter, caller, { day, renewed });
    const found = await selectRows(tx, asked, 'changed', null, EXPORT_ROWS + 1);
    const say = t(language, supervisionMessages);
    if (found.length > EXPORT_ROWS) throw new XinhengError('TOO_LARGE', { limit: say['export.large']({ limit: EXPORT_ROWS }) });
    const lines = found.map(lineOf);
    const subjectIds = lines.map(({ subject }) => subject.id);
    const bytes = await fileOf(plan, lines, { day, format, language, purpose: caller.purpose ?? '' });
    await logAccess(kernel, tx, caller, { subjectIds, action: 'supervision.exported', fields: ['grade', 'name'] });
    await audit(kernel, tx, caller, {
      action: 'supervision.exported',
      object: nameOf(plan),
      subjectIds,
      outcome: 'ok',
      details: { rows: lines.length, format, filter: JSON.stringify(filter), recipient: recipient ?? null },
    });
    const disclosure = await disclose(
      tx,
      kernel,
      {
        recipient: caller.organ ?? caller.account ?? '',
        channel: 'download',
        purpose: recipient === undefined ? (caller.purpose ?? '') : `${caller.purpose ?? ''} → ${recipient}`,
        filter: { recordIds: await gradeRecords(tx, kernel.policy, plan, subjectIds) },
        fromSeq: 0,
        toSeq: await headOf(tx),
        itemCount: lines.length,
      },
      new Date(kernel.clock.now().epochMilliseconds),
    );
    return { bytes, name: `supervision-${plan.id}-${day}.${format}`, rows: lines.length, disclosure };
  });
}

/** The records of received grades that the file tells; an own evaluation is no record, and dated instead. */
async function gradeRecords(tx: Tx, policy: Kernel['policy'], { content }: Plan, ids: readonly string[]): Promise<string[]> {
  if (content.scale.kind !== 'received') return [];
  const names = policy
    .all<GradeScaleContent>('grade-scale')
    .filter(({ id }) => id === content.scale.received)
    .map(nameOfScale);
  const { rows } = await sql<{ id: string }>`
    select r.record_id as id from v_records_current r
    where r.subject_id = any(${[...ids]}::uuid[]) and r.kind = 'grade' and r.content->>'title' = any(${names}::text[])
    order by r.record_id`.execute(tx);
  return rows.map(({ id }) => id);
}

async function fileOf(
  plan: Plan,
  lines: readonly PortfolioLine[],
  { day, format, language, purpose }: { day: string; format: 'csv' | 'xlsx'; language: Language; purpose: string },
): Promise<Buffer | string> {
  const say = t(language, supervisionMessages);
  const heading = (['uscc', 'name', 'district', 'industry', 'grade', 'reason', 'graded', 'since'] as const).map((column) =>
    say[`column.${column}`](),
  );
  const rows = lines.map(({ subject, district, industry, grade, reason, gradedOn, since }) => [
    subject.uscc ?? '',
    subject.name ?? '',
    district ?? '',
    industry ?? '',
    grade ?? say['grade.none'](),
    say[`reason.${reason}`](),
    gradedOn ?? '',
    since ?? '',
  ]);
  if (format === 'csv') return csvText([heading, ...rows]);
  const name = language === 'en' ? plan.title.en : plan.title.zh;
  const title = say['export.title']({ plan: name, day, n: lines.length, purpose });
  return xlsxBytes([{ name: say['export.sheet'](), heading, rows, title }], title);
}
