import { Type, type Static } from 'typebox';
import { Id, Text, VerifiedMark } from './common.ts';

const Strict = { additionalProperties: false } as const;

/** An article that a procedure, a period or a grade of a result rests on. */
export const LegalBasis = Type.Object(
  {
    /** Instrument with the date of its text, e.g. 行政处罚法（2021-01-22）. */
    instrument: Type.String({ minLength: 1 }),
    article: Type.String({ minLength: 1 }),
    level: Type.Enum(['law', 'regulation', 'central-policy', 'rule', 'local-regulation', 'normative', 'local-default']),
    verified: VerifiedMark,
  },
  Strict,
);
export type LegalBasis = Static<typeof LegalBasis>;

/** Four organs stand about a case (domain.md): who decides, who handles for it, who reports, and who is above. */
export const ORGAN_RELATIONS = ['deciding', 'handling', 'reporting', 'superior'] as const;

/**
 * Who may act. `official`: a role at the organ that stands in this relation to the case (`any`: whatever the organ, for
 * matters of the operator); `party`: the subject and those it appointed; `clock`: a day has passed or a document is served.
 */
export const Actor = Type.Object(
  {
    who: Type.Enum(['official', 'party', 'clock']),
    roles: Type.Optional(Type.Array(Id, { minItems: 1, uniqueItems: true })),
    organ: Type.Optional(Type.Enum([...ORGAN_RELATIONS, 'any'])),
    /** Only the officer to whom the case is assigned, or who stands in for that officer. */
    assigned: Type.Optional(Type.Boolean()),
  },
  Strict,
);
export type Actor = Static<typeof Actor>;

export const CaseField = Type.Object(
  {
    id: Id,
    title: Text,
    hint: Type.Optional(Text),
    type: Type.Enum(['line', 'text', 'day', 'integer', 'choice', 'choices', 'yes']),
    required: Type.Boolean(),
    choices: Type.Optional(Type.Array(Type.Object({ id: Id, title: Text }, Strict), { minItems: 1 })),
    maximum: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Internal: neither in the party's papers nor on its pages. */
    internal: Type.Optional(Type.Boolean()),
  },
  Strict,
);
export type CaseField = Static<typeof CaseField>;

/** Days of a term, and what it starts from: the day of a step, of valid service of a document, or a day given in a field. */
export const CasePeriod = Type.Object(
  {
    id: Id,
    title: Text,
    length: Type.Integer({ minimum: 1, maximum: 1200 }),
    unit: Type.Enum(['working', 'calendar', 'month']),
    /**
     * deadline: `owner` must act by then; window: the party may act until then and others wait; term: how long a state
     * lasts, never moved by days off.
     */
    kind: Type.Enum(['deadline', 'window', 'term']),
    from: Type.Union([Type.Object({ step: Id }, Strict), Type.Object({ served: Id }, Strict), Type.Object({ field: Id }, Strict)]),
    owner: Actor,
    /** The steps any of which ends a deadline in time. */
    closedBy: Type.Array(Id),
    basis: LegalBasis,
    /** Longer once or more, each time by at most so much, by a decision with its reason. */
    extend: Type.Optional(Type.Object({ by: Actor, atMost: Type.Integer({ minimum: 1 }), times: Type.Integer({ minimum: 1 }) }, Strict)),
    /** Days after its end, in working days, from which the superior's list shows it too. */
    escalate: Type.Optional(Type.Object({ after: Type.Integer({ minimum: 0 }), to: Actor }, Strict)),
  },
  Strict,
);
export type CasePeriod = Static<typeof CasePeriod>;

export const CaseState = Type.Object(
  {
    id: Id,
    title: Text,
    /** What the party reads while the case is here. */
    party: Type.Optional(Text),
    end: Type.Optional(Type.Boolean()),
    /** Rights are cut or duties added while the case is here. Each says by which article, how it ends and how to leave it. */
    adverse: Type.Optional(
      Type.Object(
        {
          /** Optional here, so that the checker of paths can name the state that lacks it. */
          basis: Type.Optional(LegalBasis),
          ends: Type.Union([
            Type.Object({ period: Id }, Strict),
            Type.Object({ condition: Text, basis: LegalBasis }, Strict),
            Type.Object({ life: LegalBasis }, Strict),
          ]),
          leave: Type.Array(Id, { minItems: 1 }),
        },
        Strict,
      ),
    ),
  },
  Strict,
);
export type CaseState = Static<typeof CaseState>;

/** What a step is in law; the checker of paths reads these. */
export const STEP_MEANINGS = [
  'propose', // 提出拟办意见
  'notify', // 事先告知
  'answer', // 陈述申辩
  'waive', // 放弃陈述申辩
  'request-hearing',
  'hear', // 举行听证
  'review', // 复核
  'countersign', // 法制审核
  'consent', // 上级同意
  'decide', // 作出决定
  'serve', // 送达
  'lapse', // 期限届满
  'leave', // 移出、解除
  'close',
] as const;

export const CaseTransition = Type.Object(
  {
    id: Id,
    title: Text,
    means: Type.Enum([...STEP_MEANINGS]),
    from: Type.Array(Id, { minItems: 1, uniqueItems: true }),
    to: Id,
    by: Type.Array(Actor, { minItems: 1 }),
    /** Never by one who fired any of these steps of the same case (`open` is the opening). */
    notWho: Type.Array(Id),
    /** By the clock only: as soon as the document is served, or the day after the period's last day. */
    on: Type.Optional(Type.Union([Type.Object({ served: Id }, Strict), Type.Object({ passed: Id }, Strict)])),
    fields: Type.Array(CaseField),
    /** Uploaded papers that must be there, by kind. */
    papers: Type.Optional(Type.Array(Type.Object({ id: Id, title: Text, required: Type.Boolean() }, Strict))),
    /** Periods whose last day must have passed. */
    notBefore: Type.Array(Id),
    /** Periods that must still run (last day included). */
    notAfter: Type.Array(Id),
    /** Documents that must have been validly served. */
    served: Type.Array(Id),
    /** The outcome may not be heavier than the one of this step (行政处罚法 §45). */
    notHeavierThan: Type.Optional(Id),
    /** At most once in a case: what could be repeated without end would keep it from its decision. */
    once: Type.Optional(Type.Boolean()),
    makes: Type.Array(Id),
    /** What follows in a room, in the same transaction. */
    effect: Type.Optional(Type.String({ pattern: '^[a-z]+(?:[.-][a-z]+)*$' })),
    rule: Type.Optional(LegalBasis),
  },
  Strict,
);
export type CaseTransition = Static<typeof CaseTransition>;

export const CaseDocument = Type.Object(
  {
    id: Id,
    title: Text,
    template: Id,
    /** Served on the party with proof; else kept in the file. */
    serve: Type.Boolean(),
    /** Served in the same envelope, e.g. the repair notice beside an adverse decision (两书同达). */
    with: Type.Optional(Type.Array(Id)),
  },
  Strict,
);
export type CaseDocument = Static<typeof CaseDocument>;

/** Due process as data (policy kind `procedure`). The first state is where a case begins. */
export const ProcedureContent = Type.Object(
  {
    nature: Type.Enum(['adverse', 'favourable', 'internal']),
    /** What a case is about: `subject`, `policy`, `user`, `act` … */
    object: Id,
    basis: Type.Array(LegalBasis, { minItems: 1 }),
    /** The party is a natural person in no case; `subject` = a body of the register. */
    party: Type.Enum(['none', 'subject']),
    opening: Type.Object({ by: Type.Array(Actor, { minItems: 1 }), fields: Type.Array(CaseField) }, Strict),
    /** Outcomes from the lightest to the heaviest; `field` is the choice that names them. */
    outcome: Type.Optional(Type.Object({ field: Id, scale: Type.Array(Id, { minItems: 2 }) }, Strict)),
    states: Type.Array(CaseState, { minItems: 2 }),
    transitions: Type.Array(CaseTransition, { minItems: 1 }),
    periods: Type.Array(CasePeriod),
    documents: Type.Array(CaseDocument),
    /** Why time may stand still; while it does nobody's period runs. */
    suspensions: Type.Array(Type.Object({ id: Id, title: Text, by: Actor, basis: LegalBasis }, Strict)),
    /** Of one that puts bodies on a list: what the public reads of it. */
    list: Type.Optional(
      Type.Object(
        {
          title: Text,
          /** Who comes on it, in words. */
          criteria: Text,
          /** How one leaves it, in words. */
          leaving: Text,
        },
        Strict,
      ),
    ),
    /** What becomes of cases that run when a newer edition enters into force. */
    running: Type.Enum(['keep', 'move']),
  },
  Strict,
);
export type ProcedureContent = Static<typeof ProcedureContent>;
