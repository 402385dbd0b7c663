import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { EvaluateFigure } from './figures.ts';
import { EVALUATE_GOALS as GOALS } from './goals.ts';
import { evaluateBenchMessages } from './messages.ts';

const round = (value: number, places = 2): number => Math.round(value * 10 ** places) / 10 ** places;
const least = (value: number, goal: number) => ({ goal, reached: value >= goal });
const most = (value: number, goal: number) => ({ goal, reached: value <= goal });

export function roundText(language: Language, p: { round: number; ours: number; sql: number; duck: number; limit: number }): string {
  const { ours, sql, duck, limit } = p;
  const say = t(language, evaluateBenchMessages);
  return say.round({ round: p.round, ours: round(ours), sql: round(sql), duck: round(duck), limit: round(limit) });
}

/** What `bench evaluate` says: ours, peers, limit, each beside its goal, and whether the goal is reached. */
export function figureText(language: Language, figure: EvaluateFigure): string {
  const say = t(language, evaluateBenchMessages);
  const { subjects, facts, ours, sql, duck, limit, zen, rules, aggregated, stored, changed, explained, megabytes } = figure;
  const micros = (ours.median * 1e6) / subjects;
  const total = Object.values(megabytes).reduce((a, b) => a + b, 0);
  const parts = Object.entries(megabytes).map(([name, mb]) => `${name} ${mb}`);
  const [times, share] = [sql.median / ours.median, ours.median / duck.median];
  const storedMicros = (stored.seconds * 1e6) / stored.subjects;
  const storedShare = storedMicros / ((duck.median * 1e6) / subjects);
  const rate = (n: number, seconds: number) => ({ facts: n, seconds: round(seconds, 1), rate: Math.round(n / seconds) });
  return [
    say.bodies({
      subjects,
      facts,
      median: figure.median,
      mean: round(facts / subjects, 1),
      most: figure.most,
      indicators: figure.indicators,
    }),
    say.database({ megabytes: total, parts: parts.join(', '), ...most(total, GOALS.databaseMegabytes) }),
    say.duckFile({ megabytes: figure.duckMegabytes }),
    say.read(rate(figure.realFacts, figure.dossiers.readSeconds)),
    ...(facts > figure.realFacts ? [say.packed(rate(facts - figure.realFacts, figure.dossiers.packSeconds))] : []),
    say.ours({ seconds: round(ours.median), micros: round(micros), grading: round(figure.gradingMicros) }),
    say.sql({ seconds: round(sql.median), times: round(times, 1), ...least(times, GOALS.fasterThanSql) }),
    say.duck({ seconds: round(duck.median), share: round(share), ...most(share, GOALS.ofDuck) }),
    say.limit({ seconds: round(limit.median), read: round(figure.read.median) }),
    say.aggregated({ n: aggregated.subjects, micros: aggregated.micros }),
    say.zen({
      n: zen.subjects,
      micros: zen.micros,
      whole: round(zen.micros / micros, 1),
      times: round(zen.micros / aggregated.micros, 1),
      ...least(zen.micros / aggregated.micros, GOALS.fasterThanZen),
    }),
    say.rules({
      n: rules.subjects,
      micros: rules.micros,
      whole: round(rules.micros / micros, 1),
      times: round(rules.micros / aggregated.micros, 1),
    }),
    say.stored({
      n: stored.subjects,
      seconds: round(stored.seconds),
      micros: round(storedMicros, 1),
      megabytes: stored.megabytes,
      share: round(storedShare),
      ...most(storedShare, GOALS.ofDuckStored),
    }),
    say.storedLimit({ seconds: round(stored.limit), micros: round((stored.limit * 1e6) / stored.subjects, 1) }),
    say.changed({
      n: changed.subjects,
      seconds: round(changed.seconds),
      dossiers: round(changed.dossierSeconds),
      ...most(changed.seconds, GOALS.changedSeconds),
    }),
    say.explained({ ...explained, ...most(explained.p99, GOALS.explainedP99) }),
    say.explainedLimit(explained.commit),
    say.whatIf({ seconds: round(figure.whatIf.median), ...most(figure.whatIf.median, GOALS.whatIfSeconds) }),
    say.memory({ megabytes: figure.peakMegabytes, ...most(figure.peakMegabytes, GOALS.peakMegabytes) }),
    ...figure.models.map((each) =>
      say.model({ indicators: each.indicators, ours: round(each.ours), duck: round(each.duck), share: round(each.ours / each.duck) }),
    ),
    ...agreement(figure, say),
  ].join('\n');
}

function agreement({ agree, zen, rules, aggregated, models, grades }: EvaluateFigure, say: typeof evaluateBenchMessages.zh): string[] {
  const all = [
    { who: 'SQL', same: agree.sql },
    { who: 'DuckDB', same: agree.duck },
    { who: 'ZEN', same: zen.differing === 0 },
    { who: 'json-rules-engine', same: rules.differing === 0 && aggregated.differing === 0 },
    ...models.map((each) => ({ who: `DuckDB/${each.indicators}`, same: each.agree })),
  ];
  const names = (same: boolean) =>
    all
      .filter((each) => each.same === same)
      .map(({ who }) => who)
      .join(', ');
  const counts = Object.entries(grades)
    .map(([grade, n]) => `${grade} ${n}`)
    .join(', ');
  return [say.agree({ who: names(true), grades: counts }), ...(names(false) === '' ? [] : [say.differ({ who: names(false) })])];
}
