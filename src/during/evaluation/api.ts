import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, route, type AnyRoute } from '../../kernel/http/index.ts';
import { nameOf, VERIFIED } from '../../kernel/policy/index.ts';
import { explanationRoutes } from './explanations-api.ts';
import { evaluationsOf } from './history.ts';
import { activeModels, modelsOn } from './models.ts';
import { lastRuns } from './nightly.ts';
import { RECOMPUTED, reworkEvaluation } from './recompute.ts';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = Type.Union([Type.String(), Type.Null()]);
const Source = Type.Object({
  title: Type.String(),
  url: Type.Optional(Type.String()),
  key: Type.Optional(Type.String()),
});

const Model = Type.Object({
  id: Type.String(),
  version: Type.String(),
  title: Text,
  issuedBy: Type.String(),
  inForceFrom: Type.String(),
  inForceTo: Nullable,
  /** Real bodies are graded by it. */
  active: Type.Boolean(),
  activation: Type.Union([Type.Object({ basis: Type.String(), document: Type.String(), on: Type.String() }), Type.Null()]),
  completeness: Type.Enum(['complete', 'partial']),
  missing: Type.Union([Text, Type.Null()]),
  verified: Type.Enum([...VERIFIED]),
  sources: Type.Array(Source),
  note: Type.Union([Text, Type.Null()]),
  indicators: Type.Integer(),
  grades: Type.Array(Type.Object({ id: Type.String(), title: Text })),
  document: Type.String({ description: 'address of the whole model as data' }),
});

const Evaluation = Type.Object({
  id: Type.String(),
  model: Type.String(),
  version: Type.String(),
  title: Text,
  asOf: Type.String(),
  madeAt: Type.String(),
  state: Type.Enum(['current', 'stale']),
  score: Nullable,
  grade: Nullable,
  indicators: Type.Array(Type.Object({ id: Type.String(), title: Text, raw: Nullable, points: Type.String(), changesOn: Nullable })),
  vetoes: Type.Array(Type.String()),
});

const Reworked = Type.Object({
  id: Type.String(),
  model: Type.String(),
  version: Type.String(),
  asOf: Type.String(),
  result: Type.Enum([...RECOMPUTED], { description: 'ERASED: content that it rests on was lawfully erased since' }),
});

const Run = Type.Object({
  day: Type.String(),
  model: Type.String(),
  edition: Type.String(),
  startedAt: Type.String(),
  finishedAt: Nullable,
  bodies: Type.Integer(),
  first: Type.Integer({ description: 'evaluated for the first time by this edition' }),
  missed: Type.Integer({ description: 'stale, and nobody had renewed it; should be 0' }),
  differing: Type.Integer({ description: 'said to be current, and other than what came out; should be 0' }),
});

export function evaluationRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/models',
      face: 'api',
      summary: 'Models of evaluation in force: who is competent, what they rest on, whether real bodies are graded by them',
      permission: 'public',
      audit: 'none',
      schemas: { response: { 200: listOf(Model) } },
      handle: async () => ({ items: await publishedModels(kernel), next: null }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/subjects/{key}/evaluations',
      face: 'api',
      summary: 'The latest evaluation of one body by each model; a stale one shows no grade until it is renewed',
      permission: 'evaluation.read',
      audit: 'subject.evaluations',
      schemas: {
        params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) }),
        response: { 200: listOf(Evaluation) },
      },
      handle: async ({ caller, params }) => ({ items: await evaluationsOf(kernel, params.key, caller), next: null }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/subjects/{key}/evaluations/{id}/rework',
      face: 'api',
      summary: 'One stored evaluation worked out again from what was known then: the same, another, or no longer possible',
      permission: 'evaluation.read',
      audit: 'evaluation.reworked',
      schemas: {
        params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }), id: Type.String({ format: 'uuid' }) }),
        response: { 200: Reworked },
      },
      handle: ({ caller, params }) => reworkEvaluation(kernel, params.key, params.id, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/evaluations/runs',
      face: 'api',
      summary: 'The last hundred full runs of models over the register, latest first: counts of what they found, no body',
      permission: 'evaluation.run',
      audit: 'evaluation.runs.read',
      schemas: { response: { 200: listOf(Run) } },
      handle: async () => ({ items: await lastRuns(kernel), next: null }),
    }),
    ...explanationRoutes(kernel),
  ];
}

async function publishedModels(kernel: Kernel) {
  const today = kernel.clock.today().toString();
  const active = await kernel.db.tx((tx) => activeModels(tx, kernel.policy, today));
  return modelsOn(kernel.policy, today).map((model) => {
    const { issuedBy, activation, completeness, missing, indicators, grades } = model.content;
    const { id, edition, title, inForceFrom, inForceTo, verified, sources, note } = model;
    return {
      id,
      version: edition,
      title,
      issuedBy,
      inForceFrom,
      inForceTo,
      active: active.has(nameOf(model)),
      activation,
      completeness,
      missing: missing ?? null,
      verified,
      sources,
      note: note ?? null,
      indicators: indicators.length,
      grades: grades.map(({ id: grade, title: name }) => ({ id: grade, title: name })),
      document: `/api/v1/policy/model/${id}?edition=${edition}`,
    };
  });
}
