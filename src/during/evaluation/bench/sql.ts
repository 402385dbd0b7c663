import type { ModelCondition, ModelContent, ModelIndicator, ModelSelection } from '../../../kernel/policy/index.ts';
import { dayNumber, isoOf, spanOf } from '../days.ts';

/*
 * The model as one pass of SQL over all facts, grouped by body: the quickest way that we know of to say it, for PostgreSQL
 * and for DuckDB. Points are integers of eight decimals. It knows the kinds of indicators of `benchModel` and no others; the
 * oracle of the tests, which knows all, is compared with it where there are few bodies.
 */
export interface Dialect {
  /** A division that leaves out what is behind the point, of numbers that are not below 0. */
  whole(a: string, b: string): string;
}
export const POSTGRES: Dialect = { whole: (a, b) => `(${a}) / ${b}` };
export const DUCKDB: Dialect = { whole: (a, b) => `(${a}) // ${b}` };

const PLACES = 8;
const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const list = (values: readonly string[]) => values.map(text).join(', ');
const scaled = (decimal: string, places = PLACES): bigint => {
  const [whole = '0', rest = ''] = decimal.replace('-', '').split('.');
  const value = BigInt(whole + rest.padEnd(places, '0'));
  return decimal.startsWith('-') ? -value : value;
};

/** Sums of small constants would be too small a type. */
const big = (value: bigint): string => `${value}::bigint`;

function selected({ items, natures, severities, codes, values }: ModelSelection): string {
  const all = [`f.item in (${list(items)})`];
  if (natures) all.push(`f.nature in (${list(natures)})`);
  if (severities) {
    const named = severities.filter((each) => each !== 'unstated');
    const stated = named.length > 0 ? [`f.severity in (${list(named)})`] : [];
    all.push(`(${[...stated, ...(severities.includes('unstated') ? ['f.severity is null'] : [])].join(' or ')})`);
  }
  if (codes) all.push(`f.code in (${list(codes)})`);
  if (values) all.push(`f.value in (${list(values)})`);
  return all.join(' and ');
}

const USABLE = `f.validity in ('in_force', 'varied') and f.confirmed and not f.stopped and (f.ended is null or f.ended = 'removed')`;

/** Columns of one indicator over the facts of a body: its raw value, and how many it rests on where that matters. */
function columns(indicator: ModelIndicator, at: number, asOf: string): string[] {
  const { select, aggregate, window } = indicator;
  if (select === null) return [];
  const { from, to } = spanOf(window, dayNumber(asOf));
  const within = [...(from === -Infinity ? [] : [`f.event >= date '${isoOf(from)}'`]), `f.event <= date '${isoOf(to)}'`].join(' and ');
  const own = `${selected(aggregate.among ?? select)} and ${USABLE}`;
  const inside = `${own} and ${within}`;
  switch (aggregate.kind) {
    case 'count':
      return [`count(*) filter (where ${inside}) as n${at}`];
    case 'amount':
      return [`coalesce(sum(f.amount) filter (where ${inside}), 0) as n${at}`];
    case 'worst-severity':
      return [
        `coalesce(max(case f.severity when 'serious' then 3 when 'general' then 2 when 'minor' then 1 else 0 end) filter (where ${inside}), 0) as n${at}`,
      ];
    case 'in-force': {
      const day = `date '${asOf}'`;
      return [
        `count(*) filter (where ${own} and f.event <= ${day} and (f.until is null or f.until > ${day} or (f.ended is null and f.until = ${day}))) as n${at}`,
      ];
    }
    case 'decay': {
      const steps = aggregate.steps!.map(
        (each) => `when f.event >= date '${isoOf(dayNumber(asOf) - each.untilDays)}' then ${scaled(each.factor, 4)}`,
      );
      return [`coalesce(sum(case ${steps.join(' ')} else 0 end) filter (where ${inside}), 0) as n${at}`];
    }
    case 'ratio':
      return [`count(*) filter (where ${inside} and ${selected(select)}) as n${at}`, `count(*) filter (where ${inside}) as v${at}`];
    case 'grade':
      // Day, order and last day before the value, so that the highest is the latest.
      return [
        `max(concat(f.event, lpad(cast(f.ord as varchar), 5, '0'), coalesce(cast(f.until as varchar), '9999-12-31'), case when f.ended = 'removed' then 'r' else '-' end, f.value)) filter (where ${inside} and (f.value is not null or f.code is not null)) as w${at}`,
      ];
    default:
      throw new Error(`bench: ${aggregate.kind}`);
  }
}

/** A raw value as SQL; of a body without any fact it is 0. */
function rawOf({ aggregate, select }: ModelIndicator, at: number, asOf: string): string {
  if (aggregate.kind === 'grade') {
    const over = `substr(f.w${at}, 16, 10) < '${asOf}' or substr(f.w${at}, 16, 11) = '${asOf}r'`;
    return `case when ${over} then null else substr(f.w${at}, 27) end`;
  }
  if (select !== null) return `coalesce(f.n${at}, 0)`;
  const part = (of: string) => `(cast(extract(${of} from date '${asOf}') as int) - cast(extract(${of} from b.founded) as int))`;
  return `(${part('year')} * 12 + ${part('month')} - case when ${part('day')} < 0 then 1 else 0 end)`;
}

function pointsOf(indicator: ModelIndicator, at: number): string {
  const { points, aggregate } = indicator;
  const given = (decimal: string) => big(scaled(decimal));
  if (points.kind === 'none') return big(0n);
  if (points.kind === 'table') {
    const word = (value: string) => ['none', 'minor', 'general', 'serious'].indexOf(value);
    return `case n${at} ${points.table!.map((row) => `when ${word(row.value)} then ${given(row.points)}`).join(' ')} else ${given(points.otherwise!)} end`;
  }
  if (points.kind === 'linear') {
    const each = `n${at} * ${big(aggregate.kind === 'decay' ? scaled(points.per!, 4) : scaled(points.per!))}`;
    return `${points.per!.startsWith('-') ? 'greatest' : 'least'}(${each}, ${given(points.cap!)})`;
  }
  const below = (to: string) =>
    aggregate.kind === 'ratio' ? `n${at} * 10000 < ${scaled(to, 4)} * v${at}` : `n${at} * 10000 < ${scaled(to, 4)}`;
  const banded = points.bands!.map((band) =>
    band.to === null ? `else ${given(band.points)}` : `when ${below(band.to)} then ${given(band.points)}`,
  );
  const best = points.bands!.map((band) => scaled(band.points)).reduce((a, b) => (a > b ? a : b));
  const missing =
    aggregate.kind === 'ratio' ? `v${at} < ${aggregate.minimum}` : aggregate.kind === 'attribute' ? `n${at} is null` : 'false';
  return `case when ${missing} then ${big(best)} ${banded.join(' ')} end`;
}

function holds(model: ModelContent, when: readonly ModelCondition[]): string {
  const all = when.map(({ indicator, atLeast, below, in: among }) => {
    const at = model.indicators.findIndex((each) => each.id === indicator);
    if (among) return `coalesce(w${at} in (${list(among)}), false)`;
    const bounds = [
      ...(atLeast === undefined ? [] : [`n${at} * 10000 >= ${scaled(atLeast, 4)}`]),
      ...(below === undefined ? [] : [`n${at} * 10000 < ${scaled(below, 4)}`]),
    ];
    return `coalesce(${bounds.join(' and ')}, false)`;
  });
  return all.join(' and ');
}

/** One row a body of whom the model speaks: subject, score as an integer, place of the grade. */
export function setSql(model: ModelContent, asOf: string, dialect: Dialect, facts = 'bench_facts', bodies = 'bench_bodies'): string {
  const { indicators, groups, start, score, vetoes, grades, cutoffs, appliesTo } = model;
  const raws = indicators.flatMap((each, at) => [
    `${rawOf(each, at, asOf)} as ${each.aggregate.kind === 'grade' ? 'w' : 'n'}${at}`,
    ...(each.aggregate.kind === 'ratio' ? [`coalesce(f.v${at}, 0) as v${at}`] : []),
  ]);
  const clamped = groups.map((group) => {
    const own = indicators.flatMap((each, at) => (each.group === group.id ? [pointsOf(each, at)] : []));
    const sum = [big(scaled(group.start)), ...own].join(' + ');
    const low = group.floor === null ? sum : `greatest(${sum}, ${big(scaled(group.floor))})`;
    return group.cap === null ? `(${low})` : `least(${low}, ${big(scaled(group.cap))})`;
  });
  const from = start.cases.map((each) => `when ${holds(model, each.when)} then ${big(scaled(each.points))}`);
  const total = `(case ${from.join(' ')} else ${big(scaled(start.points))} end) + ${clamped.join(' + ')}`;
  const unit = 10n ** BigInt(PLACES - score.places);
  const place = (id: string) => grades.findIndex((each) => each.id === id);
  const byScore = `case ${cutoffs.map(({ grade, from: least }) => (least === null ? `else ${place(grade)}` : `when score >= ${scaled(least, score.places)} then ${place(grade)}`)).join(' ')} end`;
  // Of these models a grade given directly is the worst there is: it and a ceiling come to the same.
  const worst = vetoes.map(({ grade, ceiling }, k) => `case when x${k} then ${place((grade ?? ceiling)!)} else 0 end`);
  return `
    with f as (select f.subject, ${indicators.flatMap((each, at) => columns(each, at, asOf)).join(', ')} from ${facts} f group by f.subject),
    r as (select b.subject, ${raws.join(', ')} from ${bodies} b left join f on f.subject = b.subject
      where b.kind in (${list(appliesTo.kinds)}) and b.state <> 'cancelled'),
    s as (select r.subject, ${dialect.whole(`greatest(${big(scaled(score.floor!))}, least(${big(scaled(score.cap!))}, ${total})) + ${unit / 2n}`, String(unit))} as score,
      ${vetoes.map((each, k) => `${holds(model, each.when)} as x${k}`).join(', ')} from r)
    select subject, score, greatest(${[byScore, ...worst].join(', ')}) as grade from s`;
}

/** How many bodies have each grade. */
export const countSql = (graded: string): string => `select grade, count(*) as n from (${graded}) graded group by grade order by grade`;
