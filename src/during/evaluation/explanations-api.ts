import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import type { EvaluatedNow } from './now.ts';
import { explanationsOf } from './now.ts';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = Type.Union([Type.String(), Type.Null()]);
const Stands = { score: Nullable, grade: Nullable };
const Named = Type.Object({ id: Type.String(), title: Text });

const Indicator = Type.Object({
  id: Type.String(),
  title: Text,
  group: Type.String(),
  kind: Type.String({ description: 'what is measured: count, amount (分), ratio …' }),
  raw: Nullable,
  points: Type.String(),
  changesOn: Nullable,
  records: Type.Array(Type.String()),
  others: Type.Integer({ description: 'records behind it beyond the caller’s reach' }),
});

const RecordBehind = Type.Object({
  recordId: Type.String(),
  kind: Type.String(),
  documentNo: Type.String(),
  organ: Type.String(),
  decided: Type.String(),
  indicators: Type.Array(
    Type.Object({
      id: Type.String(),
      leavesOn: Type.Union([Type.String(), Type.Null()], { description: 'by itself; null: only when the record changes' }),
    }),
  ),
  repaired: Type.Union([Type.Object(Stands), Type.Null()], { description: 'how the body would stand were it put right today' }),
  gone: Type.Object(Stands, { description: 'how the body would stand without it' }),
});

const Explanation = Type.Object({
  model: Type.String(),
  version: Type.String(),
  title: Text,
  issuedBy: Type.String(),
  active: Type.Boolean({ description: 'false: a worked example, on invented data alone' }),
  state: Type.Enum(['current', 'stale', 'none'], { description: 'a stale one shows no grade until it is renewed' }),
  since: Nullable,
  ...Stands,
  renewOn: Nullable,
  scale: Type.Array(Type.Object({ id: Type.String(), title: Text, apart: Type.Boolean(), from: Nullable })),
  start: Nullable,
  groups: Type.Array(
    Type.Object({ id: Type.String(), title: Text, points: Type.String(), weight: Nullable, floor: Nullable, cap: Nullable }),
  ),
  indicators: Type.Array(Indicator),
  vetoes: Type.Array(Named),
  exclusions: Type.Array(Named),
  records: Type.Array(RecordBehind),
  more: Type.Integer({ description: 'records behind it that are not listed' }),
  ahead: Type.Array(Type.Object({ on: Type.String(), ...Stands }), {
    description: 'how it stands on each day on which a record leaves by itself, should nothing else happen',
  }),
});

export function explanationRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/subjects/{key}/explanations',
      face: 'api',
      summary:
        'One body by each model in use, explained: every value with its records, what would change it, what leaves by itself and when; with a stated purpose',
      permission: 'evaluation.read',
      audit: 'evaluation.explained',
      schemas: {
        params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) }),
        response: {
          200: Type.Object({
            subjectId: Type.String(),
            asOf: Type.String(),
            kind: Nullable,
            items: Type.Array(Explanation),
          }),
        },
      },
      async handle({ caller, params }) {
        const { graded, ...rest } = await explanationsOf(kernel, params.key, caller);
        return { ...rest, items: graded.map(viewOf) };
      },
    }),
  ];
}

function viewOf({ model, active, state, since, explained, records, more, ahead }: EvaluatedNow) {
  const { content } = model;
  const named = (all: readonly { id: string; title: { zh: string; en: string } }[], ids: readonly string[]) =>
    all.filter(({ id }) => ids.includes(id)).map(({ id, title }) => ({ id, title }));
  return {
    model: model.id,
    version: model.edition,
    title: model.title,
    issuedBy: content.issuedBy,
    active,
    state,
    since,
    score: explained?.score ?? null,
    grade: explained?.grade ?? null,
    renewOn: explained?.renewOn ?? null,
    scale: content.grades.map(({ id, title, apart = false }) => ({
      id,
      title,
      apart,
      from: content.cutoffs.find(({ grade }) => grade === id)?.from ?? null,
    })),
    start: explained?.start ?? null,
    groups: (explained?.groups ?? []).map((each) => {
      const { title, floor, cap } = content.groups.find(({ id }) => id === each.id)!;
      return { ...each, title, floor, cap };
    }),
    indicators: (explained?.indicators ?? []).map((each, at) => ({
      ...each,
      kind: kindOf(content.indicators[at]!.aggregate),
    })),
    vetoes: named(content.vetoes, explained?.vetoes ?? []),
    exclusions: named(content.exclusions, explained?.exclusions ?? []),
    records,
    more,
    ahead,
  };
}

const kindOf = ({ kind, attribute }: { kind: string; attribute?: string }): string => attribute ?? kind;
