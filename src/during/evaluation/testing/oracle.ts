import type { ModelCondition, ModelContent, ModelIndicator, ModelSelection } from '../../../kernel/policy/index.ts';

/*
 * The same models said a second time, as SQL over plain rows: interval arithmetic in place of day numbers, numeric in place
 * of fractions, set-wise in place of one pass. Nothing of the evaluator is used here.
 */

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const list = (values: readonly string[]) => `(${values.map(text).join(', ')})`;

/** A quotient to sixty digits. */
const over = (n: string, d: string) => `(div((${n}) * 1e64::numeric, (${d}) * 1e4) * 1e-60::numeric)`;

function selected({ items, natures, severities, codes, values }: ModelSelection): string {
  const all = [`f.item in ${list(items)}`];
  if (natures) all.push(`f.nature in ${list(natures)}`);
  if (severities) all.push(`coalesce(f.severity, 'unstated') in ${list(severities)}`);
  if (codes) all.push(`(f.code in ${list(codes)} or string_to_array(f.code, '+') && array[${codes.map(text).join(', ')}])`);
  if (values) all.push(`f.value in ${list(values)}`);
  return `(${all.join(' and ')}) is true`;
}

function usable({ repair }: ModelIndicator): string {
  const ended = repair === undefined ? `'withdrawn', 'recalled', 'repaired'` : `'withdrawn', 'recalled'`;
  return `f.validity in ('in_force', 'varied') and f.confirmed and not f.stopped and coalesce(f.ended, '') not in (${ended})`;
}

function within({ window }: ModelIndicator, day: string): string {
  const n = window?.length;
  const year = `extract(year from f.event)`;
  const now = `extract(year from ${day})`;
  switch (window?.unit) {
    case undefined:
      return `f.event <= ${day}`;
    case 'days':
      return `f.event > ${day} - ${n} and f.event <= ${day}`;
    case 'months':
      return `f.event > (${day} - interval '${n} months')::date and f.event <= ${day}`;
    case 'years':
      return `${year} > ${now} - ${n} and f.event <= ${day}`;
    case 'past-years':
      return `${year} < ${now} and ${year} >= ${now} - ${n}`;
  }
}

/** Columns n, d, word, volume, missing of one indicator. */
function rawSql(indicator: ModelIndicator, day: string): string {
  const { aggregate, select, repair } = indicator;
  const shape = (n: string, d: string, word: string, volume: string, missing: string) =>
    `select (${n})::numeric as n, (${d})::numeric as d, (${word})::text as word, (${volume})::bigint as volume, (${missing}) as missing`;
  if (aggregate.kind === 'attribute') {
    if (aggregate.attribute !== 'age-months') return shape('0', '1', `b.${aggregate.attribute}`, '1', 'false');
    const months = `(extract(year from ${day}) - extract(year from b.founded)) * 12 + extract(month from ${day}) - extract(month from b.founded)
      - case when extract(day from ${day}) < extract(day from b.founded) then 1 else 0 end`;
    const known = `coalesce(b.founded <= ${day}, false)`;
    return shape(`case when ${known} then ${months} else 0 end`, '1', 'null', `case when ${known} then 1 else 0 end`, `not ${known}`);
  }
  const rows = `from oracle_facts f where f.subject = b.subject and ${selected(aggregate.among ?? select!)} and ${usable(indicator)}`;
  const inside = `${rows} and ${within(indicator, day)}`;
  const number = `f.value ~ '^[0-9]{1,6}(\\.[0-9]{1,4})?$'`;
  switch (aggregate.kind) {
    case 'count':
      return `${shape(repair ? `coalesce(sum(${leftSql(repair)}), 0)` : 'count(*)', '1', 'null', 'count(*)', 'false')} ${inside}`;
    case 'amount':
      return `${shape('least(coalesce(sum(f.amount), 0), 9007199254740991)', '1', 'null', 'count(*)', 'false')} ${inside}`;
    case 'worst-severity': {
      const rank = `max(case f.severity when 'serious' then 3 when 'general' then 2 when 'minor' then 1 else 0 end)`;
      return `${shape('0', '1', `(array['none', 'minor', 'general', 'serious'])[1 + coalesce(${rank}, 0)]`, 'count(*)', 'false')} ${inside}`;
    }
    case 'recency':
      return `${shape(`coalesce(${day} - max(f.event), 0)`, '1', 'null', 'count(*)', 'count(*) = 0')} ${inside}`;
    case 'in-force':
      return `${shape('count(*)', '1', 'null', 'count(*)', 'false')} ${rows} and f.event <= ${day} and f.ended is distinct from 'repaired'
        and (f.until is null or f.until > ${day} or (f.ended is null and f.until = ${day}))`;
    case 'decay': {
      const factor = `case ${aggregate.steps!.map((each) => `when ${day} - f.event <= ${each.untilDays} then ${each.factor}`).join(' ')} end`;
      return `${shape(`coalesce(sum(${factor}), 0)`, '1', 'null', `count(${factor})`, 'false')} ${inside}`;
    }
    case 'provinces':
      return `${shape('count(distinct f.province)', '1', 'null', 'count(f.province)', 'false')} ${inside}`;
    case 'ratio':
      return `${shape(`count(*) filter (where ${selected(select!)})`, 'greatest(count(*), 1)', 'null', 'count(*)', `count(*) < ${aggregate.minimum}`)} ${inside}`;
    case 'mean':
      return `${shape('coalesce(sum(f.value::numeric), 0)', 'greatest(count(*), 1)', 'null', 'count(*)', 'count(*) = 0')} ${inside} and ${number}`;
    case 'weighted-mean':
      return `${shape('coalesce(sum(f.value::numeric * f.amount), 0)', 'greatest(sum(f.amount), 1)', 'null', 'count(*)', 'count(*) = 0')}
        ${inside} and ${number} and f.amount > 0`;
    case 'grade':
      return latestGradeSql(shape, `${inside} and (f.code is not null or f.value is not null)`, day);
  }
}

/** The latest, where it has not run out. */
function latestGradeSql(shape: (...columns: [string, string, string, string, string]) => string, rows: string, day: string): string {
  const latest = (column: string) => `(array_agg(${column} order by f.event desc, f.ord desc))[1]`;
  const over = latest(`coalesce(f.until < ${day} or (f.until = ${day} and f.ended = 'removed'), false)`);
  const none = `coalesce(${over}, true)`;
  return `${shape('0', '1', `case when ${none} then '' else coalesce(${latest('f.value')}, '') end`, `case when ${none} then 0 else 1 end`, none)} ${rows}`;
}

function leftSql(repair: NonNullable<ModelIndicator['repair']>): string {
  const steps = repair.steps.map((each) => `when f.until - f.event <= ${each.withinDays} then ${each.restores}`).join(' ');
  const later = `when extract(year from f.until) = extract(year from f.event) then ${repair.sameYear} else ${repair.later}`;
  return `case when f.ended = 'repaired' and f.until is not null then 1 - (case ${steps} ${later} end)::numeric else 1 end`;
}

function pointsSql({ points }: ModelIndicator, i: string): string {
  const { kind, per, cap, bands, table, otherwise, missing } = points;
  const all = [...(bands ?? []), ...(table ?? [])]
    .map((each) => each.points)
    .concat(otherwise ?? [], kind === 'linear' ? ['0', cap ?? '0'] : []);
  const best = missing?.points ?? (kind === 'none' ? '0' : `greatest(${all.join(', ')})`);
  const given = (): string => {
    if (kind === 'none') return '0';
    if (kind === 'table')
      return `case ${i}.word ${table!.map((row) => `when ${text(row.value)} then ${row.points}`).join(' ')} else ${otherwise} end`;
    if (kind === 'bands')
      return `case ${bands!.map((band) => `when ${band.to === null ? 'true' : `${i}.n < ${band.to} * ${i}.d`} then ${band.points}`).join(' ')} end`;
    const plain = over(`${per} * ${i}.n`, `${i}.d`);
    if (cap === undefined) return plain;
    return Number(per) >= 0 ? `least(${plain}, ${cap})` : `greatest(${plain}, ${cap})`;
  };
  return `case when ${i}.missing then ${best} else ${given()} end::numeric`;
}

function clampSql(value: string, floor: string | null, cap: string | null): string {
  const low = floor === null ? value : `greatest(${value}, ${floor})`;
  return cap === null ? low : `least(${low}, ${cap})`;
}

/** One row a body, in order: raw values, points, score as an integer of `places` decimals, place of the grade. */
export function oracleSql(model: ModelContent, asOf: string): string {
  const day = `date '${asOf}'`;
  const placeOf = new Map(model.indicators.map(({ id }, at) => [id, `i${at}`]));
  const condition = ({ indicator, atLeast, below, in: among }: ModelCondition): string => {
    const i = placeOf.get(indicator)!;
    const all = [`not ${i}.missing`];
    if (among) all.push(`${i}.word in ${list(among)}`);
    if (atLeast !== undefined) all.push(`${i}.n >= ${atLeast} * ${i}.d`);
    if (below !== undefined) all.push(`${i}.n < ${below} * ${i}.d`);
    return `(${all.join(' and ')})`;
  };
  const when = (all: readonly ModelCondition[]) => all.map(condition).join(' and ');
  const start = `(case ${model.start.cases.map((each) => `when ${when(each.when)} then ${each.points}`).join(' ')} ${model.start.cases.length > 0 ? 'else' : 'when true then'} ${model.start.points} end)::numeric`;
  const groups = model.groups.map((group) => {
    const members = model.indicators.flatMap((each, at) => (each.group === group.id ? [at] : []));
    const sum = [group.start, ...members.map((at) => pointsSql(model.indicators[at]!, `i${at}`))].join(' + ');
    return {
      id: group.id,
      points: clampSql(`(${sum})`, group.floor, group.cap),
      data: members.map((at) => `i${at}.volume > 0`).join(' or ') || 'false',
    };
  });
  const weighed = (weights: readonly { group: string; weight: string }[]) =>
    weights.map(({ group, weight }) => `${weight} * ${groups.find((each) => each.id === group)!.points}`).join(' + ');
  const data = (id: string) => `(${groups.find((each) => each.id === id)!.data})`;
  const sum =
    model.coefficients === undefined
      ? weighed(model.groups.map(({ id, weight }) => ({ group: id, weight })))
      : `case ${model.coefficients
          .map((each) => {
            const all = ['true', ...each.present.map(data), ...each.absent.map((id) => `not ${data(id)}`)];
            return `when ${all.join(' and ')} then ${weighed(each.weights)}`;
          })
          .join(' ')} end`;
  const out = model.exclusions.map((each) => `(${when(each.when)})`).join(' or ') || 'false';
  const place = (id: string) => model.grades.findIndex((each) => each.id === id);
  const apart = (id: string) => model.grades[place(id)]!.apart === true;
  const hits = model.vetoes.map((each, at) => `(${when(each.when)}) as v${at}`).join(', ') || 'true as v';
  const scale = `1e${model.score.places}::numeric`;
  const direct = model.vetoes.flatMap(({ grade }, at) =>
    grade === undefined || apart(grade) ? [] : [`case when v${at} then ${place(grade)} end`],
  );
  const beside = model.vetoes.flatMap(({ grade, fromScore }, at) =>
    grade === undefined || !apart(grade)
      ? []
      : [`case when v${at}${fromScore === undefined ? '' : ` and score >= ${fromScore} * ${scale}`} then ${place(grade)} end`],
  );
  const ceilings = model.vetoes.flatMap(({ ceiling }, at) =>
    ceiling === undefined ? [] : [`case when v${at} then ${place(ceiling)} end`],
  );
  const most = (of: readonly string[]) => (of.length === 0 ? 'null::int' : `greatest(${of.join(', ')})`);
  const byScore =
    `case ${model.cutoffs.map(({ grade, from }) => `when ${from === null ? 'true' : `score >= ${from} * ${scale}`} then ${place(grade)} end`).join(' else ')}`
      .replaceAll(' end else when', ' when')
      .replace(/ end$/u, ' end');
  return `
    with r as (
      select b.subject, ${model.indicators.map((_, at) => `trunc(i${at}.n * 10000) as n${at}, trunc(i${at}.d * 10000) as d${at}, i${at}.word as w${at}, i${at}.missing as m${at}, ${pointsSql(model.indicators[at]!, `i${at}`)} as p${at}`).join(', ')},
        case when ${out} or (${sum}) is null then null else round(${clampSql(`(${start} + (${sum}))`, model.score.floor, model.score.cap)}, 50) end as total, ${hits}
      from oracle_bodies b ${model.indicators.map((each, at) => `cross join lateral (${rawSql(each, day)}) i${at}`).join('\n      ')}
    ), s as (select r.*, floor(total * ${scale} + 0.5) as score from r)
    select subject, ${model.indicators.map((_, at) => `n${at}::text, d${at}::text, w${at}, m${at}, p${at}::text`).join(', ')}, score::text,
      case when score is null then -1
        else coalesce(case when ${most(direct)} is null then ${most(beside)} end,
          greatest(coalesce(${most(direct)}, ${byScore}), ${most(ceilings)})) end as grade
    from s order by subject`;
}
