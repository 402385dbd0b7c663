import { Type, type Static } from 'typebox';
import { Id, Text } from './common.ts';
import { ORGAN_KINDS } from './organs.ts';
import { LegalBasis } from './procedure.ts';

const Strict = { additionalProperties: false } as const;

/** What a paper must say, part by part: the checker of procedures asks for them by name (law.md §3.1, §5). */
export const PAPER_PARTS = [
  'facts', // 事实
  'reasons', // 理由
  'basis', // 依据
  'rights', // 权利
  'result', // 决定
  'measures', // 惩戒措施提示
  'term', // 期限
  'leaving', // 移出条件和程序
  'remedy', // 救济途径
  'repair', // 信用修复告知
  'body', // anything else
] as const;

/**
 * What the program puts into a paper by itself. Everything else in braces is a field of the case that the procedure asks for,
 * or `term-<period>`: the length of a period of the procedure in words (5个工作日), so that paper and rule can't differ.
 */
export const PROGRAM_VALUES = [
  'number', // 文号
  'case-number', // 案件编号
  'organ', // the deciding organ's full name
  'subject', // 当事人名称
  'uscc', // 统一社会信用代码
  'subject-number', // which body it is, in brackets with its label: （统一社会信用代码…）, else （注册号…）; empty where it has no number
  'day', // 成文日期
  'contact', // whom to ask at the organ, and where to send an answer
  'remedy', // 救济途径, by remedy-rules: the right bodies and time limits
] as const;
export type ProgramValue = (typeof PROGRAM_VALUES)[number];
/** May be empty in a paper; any other value that is empty stops it. */
export const MAY_BE_EMPTY: readonly ProgramValue[] = ['subject-number'];
/** What stands before a period's id in a placeholder. */
export const TERM_VALUE = 'term-';

/** A paper of a procedure (policy kind `document-template`): its parts in order, in plain official Chinese. */
export const DocumentTemplateContent = Type.Object(
  {
    /** What stands between the organ's name for numbers and the year, e.g. 列告 in 示市监列告〔2026〕3号. Absent: not numbered. */
    series: Type.Optional(Type.String({ minLength: 1, maxLength: 8 })),
    heading: Text,
    /** `{name}` is filled with a field of the case or one of PROGRAM_VALUES; a name that neither gives is a fault. */
    parts: Type.Array(Type.Object({ part: Type.Enum([...PAPER_PARTS]), title: Type.Optional(Text), text: Text }, Strict), { minItems: 1 }),
  },
  Strict,
);
export type DocumentTemplateContent = Static<typeof DocumentTemplateContent>;

export const SERVICE_METHODS = ['in-person', 'left', 'post', 'electronic', 'public-notice'] as const;
export type ServiceMethod = (typeof SERVICE_METHODS)[number];

/** When a paper counts as served (policy kind `service-rules`), method by method. */
export const ServiceRulesContent = Type.Object(
  {
    methods: Type.Array(
      Type.Object(
        {
          method: Type.Enum([...SERVICE_METHODS]),
          title: Text,
          /** receipt: the day it was received; days-after: so many days after it was sent or published. */
          effective: Type.Enum(['receipt', 'days-after']),
          days: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 })),
          /** Only while a signed confirmation of the party is in force (行政处罚法 §61). */
          needsConsent: Type.Boolean(),
          /** Only after another method has failed: the paper came back. */
          lastResort: Type.Boolean(),
          /** Only after the addressee refused to take the paper handed over in person (留置送达). */
          afterRefusal: Type.Optional(Type.Boolean()),
          /** What proves it; each is asked for when the outcome is recorded. */
          proof: Type.Array(Type.Object({ id: Id, title: Text }, Strict), { minItems: 1 }),
          basis: LegalBasis,
        },
        Strict,
      ),
      { minItems: 1 },
    ),
  },
  Strict,
);
export type ServiceRulesContent = Static<typeof ServiceRulesContent>;

/**
 * The government above it in its district (for a department: its own level's government), the organ above it in its line,
 * or the organ itself (省级政府 and 国务院部门).
 */
export const REVIEWERS = ['district-parent', 'line-parent', 'itself'] as const;
export type Reviewer = (typeof REVIEWERS)[number];

/** Where and until when one may turn against a decision (policy kind `remedy-rules`). */
export const RemedyRulesContent = Type.Object(
  {
    review: Type.Object({ days: Type.Integer({ minimum: 1 }), basis: LegalBasis }, Strict),
    suit: Type.Object(
      {
        months: Type.Integer({ minimum: 1 }),
        daysAfterReview: Type.Integer({ minimum: 1 }),
        basis: LegalBasis,
      },
      Strict,
    ),
    /** Which bodies review, by what the deciding organ is; where there are two, the party chooses. */
    bodies: Type.Array(
      Type.Object(
        {
          organ: Type.Enum([...ORGAN_KINDS]),
          reviewers: Type.Array(Type.Enum([...REVIEWERS]), { minItems: 1, uniqueItems: true }),
          basis: LegalBasis,
        },
        Strict,
      ),
      { minItems: 1 },
    ),
  },
  Strict,
);
export type RemedyRulesContent = Static<typeof RemedyRulesContent>;
