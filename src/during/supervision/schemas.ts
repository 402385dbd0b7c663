import { Type, type Static } from 'typebox';
import { VERIFIED } from '../../kernel/policy/index.ts';
import { CAUSES, REASONS } from './rules.ts';

export const Text = Type.Object({ zh: Type.String(), en: Type.String() });
export const Nullable = Type.Union([Type.String(), Type.Null()]);
const Verified = Type.Enum([...VERIFIED]);
const Step = Type.Object({ id: Type.String(), title: Text, basis: Type.String(), verified: Verified });

const ScaleGrade = Type.Object({ id: Type.String(), title: Text, apart: Type.Boolean() });

const Line = Type.Object({
  grade: Nullable,
  title: Text,
  ratio: Type.Object({
    from: Type.String({ description: 'bodies in a hundred that are drawn in a year' }),
    to: Nullable,
    basis: Type.String(),
    verified: Verified,
  }),
  visitsAtMost: Type.Union([Type.Integer(), Type.Null()]),
  forms: Type.Array(Type.Enum(['remote', 'written', 'on-site', 'joint'])),
  basis: Type.String(),
  verified: Verified,
  reminders: Type.Array(Step),
  facilitation: Type.Array(Step),
  stricter: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Text,
      basis: Type.Array(
        Type.Object({
          instrument: Type.String(),
          article: Type.String(),
          level: Type.String(),
          verified: Verified,
        }),
      ),
      inEffect: Type.Boolean({ description: 'false: for reference, without effect, until the plan is official throughout' }),
    }),
  ),
});
export type Line = Static<typeof Line>;

const Scale = Type.Object({
  kind: Type.Enum(['model', 'received']),
  title: Text,
  model: Nullable,
  grades: Type.Array(ScaleGrade),
});

export const Head = {
  plan: Type.String(),
  edition: Type.String(),
  title: Text,
  issuedBy: Type.String(),
  organ: Text,
  scale: Scale,
};

const Change = Type.Object({
  on: Type.String(),
  from: Nullable,
  to: Nullable,
  cause: Type.Enum([...CAUSES]),
  reason: Type.Enum([...REASONS]),
  gradedOn: Nullable,
  edition: Type.String(),
});

export const PlanAnswer = Type.Object({
  ...Head,
  inForceFrom: Type.String(),
  inForceTo: Nullable,
  verified: Verified,
  active: Type.Boolean({ description: 'holds for real bodies' }),
  activation: Type.Union([Type.Object({ basis: Type.String(), document: Type.String(), on: Type.String() }), Type.Null()]),
  completeness: Type.Enum(['complete', 'partial']),
  missing: Type.Union([Text, Type.Null()]),
  note: Type.Union([Text, Type.Null()]),
  appliesTo: Type.Object({
    kinds: Type.Array(Type.String()),
    industries: Type.Array(Type.String()),
    districts: Type.Array(Type.String()),
  }),
  ordinary: Type.String(),
  lines: Type.Array(Line),
  sources: Type.Array(Type.Object({ title: Type.String(), url: Type.Optional(Type.String()), key: Type.Optional(Type.String()) })),
  document: Type.String({ description: 'address of the whole plan as data' }),
});
export type PlanAnswer = Static<typeof PlanAnswer>;

export const SubjectAnswer = Type.Object({
  subjectId: Type.String(),
  asOf: Type.String(),
  items: Type.Array(
    Type.Object({
      ...Head,
      grade: Nullable,
      reason: Type.Enum([...REASONS]),
      gradedOn: Nullable,
      usedUntil: Nullable,
      since: Nullable,
      line: Line,
      history: Type.Array(Change),
    }),
  ),
  others: Type.Integer({ description: 'plans of organs beyond the caller’s reach' }),
});
export type SubjectAnswer = Static<typeof SubjectAnswer>;
