import { sql } from 'kysely';
import { requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { t } from '../../kernel/i18n/types.ts';
import { csvText } from '../../kernel/tables/index.ts';
import { supervisionMessages } from './messages.ts';
import { askedOf, monthOf, planFor, plansWithin, type PortfolioKernel } from './portfolio.ts';
import { fromSql, gradeSql, waitsSql, whereSql } from './portfolio-select.ts';
import { renewedUpTo } from './usable.ts';
import { headView } from './view.ts';

/**
 * How many bodies of the caller's reach stand under each line of a plan, and what became another this month: counts alone, no
 * body. Those whose grade waits for its renewal stand by themselves: a stale one is not used, here neither. Throws FORBIDDEN, NOT_FOUND.
 */
export async function portfolioFigures(
  kernel: PortfolioKernel,
  filter: { plan?: string | undefined; district?: string | undefined },
  caller: Caller,
) {
  requirePermission(caller, 'supervision.figures');
  const asOf = kernel.clock.today().toString();
  const from = monthOf(asOf);
  const renewed = await renewedUpTo(kernel);
  return kernel.db.tx(async (tx) => {
    const plan = await planFor(tx, kernel, filter.plan, caller);
    const plans = (await plansWithin(tx, kernel, caller)).map(({ id, title }) => ({ plan: id, title }));
    const asked = await askedOf(tx, kernel, plan, filter, caller, { day: asOf, renewed });
    const { rows: counts } = await sql<{ grade: string | null; waits: boolean; n: number }>`
      select ${gradeSql(asked)} as grade, ${waitsSql(asked)} as waits, count(*)::int as n from ${fromSql(asked)}
      where ${whereSql(asked)} group by 1, 2`.execute(tx);
    const { rows: moves } = await sql<{ from: string | null; to: string | null; cause: string; count: number }>`
      select c.from_grade as "from", c.to_grade as "to", c.cause, count(*)::int as count
      from supervision_changes c join v_subjects_bodies b on b.subject_id = c.subject_id
      where c.plan = ${plan.id} and c.on_day >= ${from}::date
        and (${asked.district ?? null}::text is null or b.district = ${asked.district ?? null}) and not ${asked.empty}::boolean
      group by 1, 2, 3 order by count desc, 3, 1 nulls last, 2 nulls last`.execute(tx);
    const grades = plan.content.lines.map(({ grade, title, inspection: { ratio } }) => ({
      grade,
      title,
      ratio: { from: ratio.from, to: ratio.to ?? null },
      bodies: counts.find((each) => each.grade === grade && !each.waits)?.n ?? 0,
    }));
    const waiting = counts.find(({ waits }) => waits)?.n ?? 0;
    const bodies = counts.reduce((sum, { n }) => sum + n, 0);
    return { ...headView(kernel, plan, asOf), plans, asOf, bodies, grades, waiting, changedFrom: from, moves };
  });
}

/** The same as a table: numbers leave freely. */
export async function figuresCsv(
  kernel: PortfolioKernel,
  filter: { plan?: string | undefined; district?: string | undefined },
  caller: Caller,
  language: Language,
): Promise<{ text: string; name: string }> {
  const found = await portfolioFigures(kernel, filter, caller);
  const say = t(language, supervisionMessages);
  const own = (text: { zh: string; en: string }) => (language === 'en' ? text.en : text.zh);
  const grade = (id: string | null) => id ?? say['grade.none']();
  const text = csvText([
    [say['figures.title']({ plan: own(found.title), day: found.asOf })],
    [say['column.grade'](), say['column.line'](), say['column.ratio'](), say['column.bodies']()],
    ...found.grades.map((each) => [
      grade(each.grade),
      own(each.title),
      say.ratio({ from: each.ratio.from, to: each.ratio.to }),
      String(each.bodies),
    ]),
    [say['grade.waits'](), say['reason.stale'](), '', String(found.waiting)],
    [],
    [say['figures.moves']({ from: found.changedFrom, to: found.asOf })],
    [say['column.from'](), say['column.to'](), say['column.cause'](), say['column.times']()],
    ...found.moves.map(({ from, to, cause, count }) => [grade(from), grade(to), say[`cause.${cause as 'grade'}`](), String(count)]),
  ]);
  return { text, name: `supervision-${found.plan}-${found.asOf}.csv` };
}
