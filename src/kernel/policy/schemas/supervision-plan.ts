import { Type, type Static } from 'typebox';
import { Day, Id, Text, VerifiedMark } from './common.ts';
import { LegalBasis } from './procedure.ts';

const Strict = { additionalProperties: false } as const;

/** Bodies in a hundred, as decimal text. */
const Percent = Type.String({ pattern: '^(?:100|[1-9]?[0-9])(?:\\.[0-9]{1,2})?$' });
/** As the scale's own source writes it: A, AA, 警示. */
const Grade = Type.String({ minLength: 1, maxLength: 30, pattern: '^\\S+$' });
const Basis = { basis: Type.String(), verified: VerifiedMark };

/** Kinds of bodies that a plan may name: neither a natural person nor an individual business, which has no grade by default. */
const PLAN_KINDS = ['enterprise', 'cooperative', 'public_body', 'institution', 'social_organisation'] as const;

/** How a check is made. */
const CHECK_FORMS = [
  'remote', // 非现场检查: by data, without a visit
  'written', // 书面检查
  'on-site', // 现场检查
  'joint', // 联合检查: with other organs, one visit
] as const;

const PlanStep = Type.Object({ id: Id, title: Text, ...Basis }, Strict);

/** Asks more of a body than of others: never without an article. */
const StricterStep = Type.Object({ id: Id, title: Text, basis: Type.Array(LegalBasis) }, Strict);

/** What one grade means for how a body is supervised. `grade: null` is the line of bodies without a grade in use. */
export const PlanLine = Type.Object(
  {
    grade: Type.Union([Grade, Type.Null()]),
    title: Text,
    inspection: Type.Object(
      {
        /** How many in a hundred are drawn in a year: exactly, or from … to. */
        ratio: Type.Object({ from: Percent, to: Type.Optional(Percent), ...Basis }, Strict),
        /** Visits to one body in a year at most, without those for which there is a lead. Null: the plan does not say. */
        visitsAtMost: Type.Union([Type.Integer({ minimum: 0, maximum: 366 }), Type.Null()]),
        forms: Type.Array(Type.Enum([...CHECK_FORMS]), { uniqueItems: true }),
        ...Basis,
      },
      Strict,
    ),
    reminders: Type.Array(PlanStep),
    facilitation: Type.Array(PlanStep),
    stricter: Type.Array(StricterStep),
  },
  Strict,
);
export type PlanLine = Static<typeof PlanLine>;

/**
 * A plan of graded supervision (policy items 13 and 14), as data: one organ, its trades, one scale, and for each grade how
 * closely is looked. It proposes the intensity of checks and nothing else: there is no way to say a case, a list, a refusal
 * or a measure in it, nor a way to turn the grade of one scale into that of another.
 */
export const SupervisionPlanContent = Type.Object(
  {
    /** The competent organ. */
    issuedBy: Type.String({ minLength: 1 }),
    /** Its decision to use the plan on real bodies. Counts only in an edition that was published here by procedure. */
    activation: Type.Union([
      Type.Object({ basis: Type.String({ minLength: 1 }), document: Type.String({ minLength: 1 }), on: Day }, Strict),
      Type.Null(),
    ]),
    completeness: Type.Enum(['complete', 'partial']),
    /** What is not known. */
    missing: Type.Optional(Text),
    appliesTo: Type.Object(
      {
        kinds: Type.Array(Type.Enum([...PLAN_KINDS]), { minItems: 1, uniqueItems: true }),
        /** GB/T 4754, by its beginning: G, C26. Absent: all. */
        industries: Type.Optional(Type.Array(Type.String({ pattern: '^[A-T][0-9]{0,4}$' }), { minItems: 1, uniqueItems: true })),
        /** Divisions by the beginning of their code. Absent: all. */
        districts: Type.Optional(Type.Array(Type.String({ pattern: '^[0-9]{2,6}$' }), { minItems: 1, uniqueItems: true })),
      },
      Strict,
    ),
    /** Whose grades: of a model that is evaluated here, or of a scale whose grades are received. */
    scale: Type.Object(
      {
        kind: Type.Enum(['model', 'received']),
        /** Id of the model. */
        model: Type.Optional(Id),
        /** Id of the scale whose grades others issue: a risk class, a grade of a trade. */
        received: Type.Optional(Id),
      },
      Strict,
    ),
    /** The grade whose supervision is the ordinary one: bodies without a grade are not looked at more closely than its. */
    ordinary: Grade,
    lines: Type.Array(PlanLine, { minItems: 1 }),
  },
  Strict,
);
export type SupervisionPlanContent = Static<typeof SupervisionPlanContent>;
