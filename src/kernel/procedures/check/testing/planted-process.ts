import type { LegalBasis } from '../../../policy/schemas/procedure.ts';
import { drop, without, type Planted } from './planted.ts';

const NORMATIVE: LegalBasis = { instrument: '某市办法', article: '第一条', level: 'normative', verified: 'unsure' };

const ADVERSE = ['listed', 'removal-requested', 'removal-accepted'];
const DIRECTOR = { who: 'official', organ: 'deciding', roles: ['director'] } as const;

const lacks = (step: string): string[] => ['NO_NOTICE', 'NO_CHANCE_TO_ANSWER', 'DECISION_NOT_SERVED'].map((code) => `${step} ${code}`);

const WORSE = [
  ...lacks('accept-removal'),
  'accept-removal NO_DECISION',
  // The refusal of an earlier application is a decision, but no lawful one for this.
  'accept-removal DECIDED_BY_PROPOSER',
  'accept-removal DECISION_WITHOUT_REASONS',
  ...lacks('refuse-removal'),
  'refuse-removal DECIDED_BY_PROPOSER',
  'refuse-removal DECISION_WITHOUT_REASONS',
];

/** The lawful way into an adverse state, letter by letter (issue 4). */
export const PROCESS: Planted[] = [
  [
    '(a) a procedure that rests on a normative document',
    (e) => (e.procedure.basis = [NORMATIVE]),
    ['/content/basis PROCEDURE_WITHOUT_BASIS'],
  ],
  [
    '(a) an adverse state that rests on a normative document',
    (e) => {
      for (const each of e.procedure.states) if (each.adverse) each.adverse.basis = NORMATIVE;
    },
    ADVERSE.map((state) => `${state} ADVERSE_WITHOUT_BASIS`),
  ],
  [
    '(a) an adverse state without an article',
    (e) => {
      for (const each of e.procedure.states) delete each.adverse?.basis;
    },
    ADVERSE.map((state) => `${state} ADVERSE_WITHOUT_BASIS`),
  ],
  [
    '(a) an adverse state in an internal procedure',
    (e) => (e.procedure.nature = 'internal'),
    ['listed ADVERSE_IN_OTHER_NATURE', 'removal-requested ADVERSE_IN_OTHER_NATURE', 'removal-accepted ADVERSE_IN_OTHER_NATURE'],
  ],
  [
    '(b) a notice that is silent about rights',
    (e) => drop(e.template('listing-advance-notice').parts, (each) => each.part === 'rights'),
    ['list NO_NOTICE', 'list NO_CHANCE_TO_ANSWER'],
  ],
  ...(['facts', 'reasons', 'basis'] as const).map((part): Planted => [
    `(b) a notice that is silent about ${part}`,
    (e) => drop(e.template('listing-advance-notice').parts, (each) => each.part === part),
    ['list NO_NOTICE', 'list NO_CHANCE_TO_ANSWER'],
  ]),
  [
    '(c) a decision straight after the notice',
    (e) => e.step('review').from.push('noticed'),
    ['list NO_NOTICE', 'list NO_CHANCE_TO_ANSWER', 'list WINDOW_STILL_OPEN'],
  ],
  [
    '(c) a review that waits for service only',
    (e) => {
      e.step('review').from.push('noticed');
      e.step('review').served = ['advance-notice'];
    },
    ['list NO_CHANCE_TO_ANSWER', 'list WINDOW_STILL_OPEN'],
  ],
  ['(c) an answer that ends the period to ask for a hearing', (e) => e.step('review').from.push('answered'), ['list WINDOW_STILL_OPEN']],
  [
    '(d) a decision before the answer is reviewed',
    (e) => e.step('consent').from.push('answer-closed'),
    ['list ANSWER_NOT_REVIEWED', 'list RESULT_MAY_BE_HEAVIER', 'decide-listing WORD_NOT_GIVEN'],
  ],
  ['(d) a review that may be heavier than the proposal', (e) => delete e.step('review').notHeavierThan, ['list RESULT_MAY_BE_HEAVIER']],
  [
    '(d) a decision that may be heavier than the review',
    (e) => delete e.step('decide-listing').notHeavierThan,
    ['list RESULT_MAY_BE_HEAVIER'],
  ],
  ['(e) a decision that is none', (e) => (e.step('decide-listing').means = 'close'), ['list NO_DECISION', 'list DECISION_NOT_SERVED']],
  ['(e) a decision by the proposer', (e) => (e.step('decide-listing').notWho = ['open', 'review']), ['list DECIDED_BY_PROPOSER']],
  ['(e) a decision by who opened the case', (e) => (e.step('decide-listing').notWho = ['propose']), ['list DECIDED_BY_PROPOSER']],
  [
    '(e) a decision without reasons',
    (e) => (e.step('decide-listing').fields[0]!.required = false),
    ['list DECISION_WITHOUT_REASONS', 'decide-listing WORD_NOT_GIVEN'],
  ],
  [
    '(f) a listing before the decision is served',
    (e) => {
      e.step('list').on = undefined;
      e.step('list').by = [{ who: 'official', organ: 'deciding', roles: ['officer'] }];
    },
    ['list DECISION_NOT_SERVED', 'listed ADVERSE_WITHOUT_END'],
  ],
  [
    '(f) a decision without remedies',
    (e) => drop(e.template('listing-decision').parts, (each) => each.part === 'remedy'),
    ['list DECISION_WITHOUT_REMEDY'],
  ],
  [
    '(f) a decision without its term',
    (e) => drop(e.template('listing-decision').parts, (each) => each.part === 'term'),
    ['list DECISION_INCOMPLETE'],
  ],
  ['(f) a decision without the repair notice', (e) => delete e.paper('decision').with, ['list NO_REPAIR_NOTICE']],
  [
    '(g) a term that no step ends',
    (e) => (e.step('expire').from = without(e.step('expire').from, 'listed')),
    ['listed ADVERSE_WITHOUT_END', 'listed LEAVE_NOT_HERE'],
  ],
  [
    '(g) a term that is a window',
    (e) => (e.period('term').kind = 'window'),
    ['listed ADVERSE_WITHOUT_END', 'removal-requested ADVERSE_WITHOUT_END', 'removal-accepted ADVERSE_WITHOUT_END'],
  ],
  [
    '(g) a term that has not begun on every way',
    (e) => (e.period('term').from = { served: 'hearing-notice' }),
    ['listed ADVERSE_WITHOUT_END'],
  ],
  [
    '(g) a term that the organ may extend',
    (e) => (e.period('term').extend = { by: { ...DIRECTOR, roles: ['director'] }, atMost: 36, times: 1 }),
    ['term TERM_LENGTHENED'],
  ],
  [
    '(g) a term that begins anew when removal is refused',
    (e) => e.step('refuse-removal').makes.push('decision', 'repair-notice'),
    ['term TERM_LENGTHENED'],
  ],
  ['(g) an end that gives nothing back', (e) => delete e.step('expire').effect, ['expire LEAVE_WITHOUT_EFFECT']],
  [
    '(b)–(f) a case that begins where rights are cut',
    (e) => (e.state('drafted').adverse = { ...e.state('listed').adverse!, leave: ['propose'] }),
    ['drafted ADVERSE_AT_START', 'drafted ADVERSE_WITHOUT_END', 'propose LEAVE_WITHOUT_EFFECT', 'withdraw LEAVE_WITHOUT_EFFECT'],
  ],
  [
    '(b)–(f) a state of the same term on another article',
    (e) => {
      const { adverse } = e.state('removal-accepted');
      adverse!.basis = { ...adverse!.basis!, article: '第三十条' };
    },
    WORSE,
  ],
  [
    '(g) for life by a ministry rule',
    (e) => {
      for (const each of e.procedure.states) if (each.adverse) each.adverse.ends = { life: { ...NORMATIVE, level: 'rule' } };
    },
    ['listed LIFE_WITHOUT_ARTICLE', 'removal-requested LIFE_WITHOUT_ARTICLE', 'removal-accepted LIFE_WITHOUT_ARTICLE'],
  ],
  [
    '(b)–(f) a state that becomes worse without a process of its own',
    (e) => (e.state('removal-accepted').adverse!.ends = { life: { ...NORMATIVE, level: 'law' } }),
    WORSE,
  ],
  ['(g) a way out that starts elsewhere', (e) => e.state('listed').adverse!.leave.push('remove'), ['listed LEAVE_NOT_HERE']],
  [
    '(h) a period to answer from a step',
    (e) => (e.period('answer-window').from = { step: 'notify' }),
    ['answer-window PERIOD_BEFORE_SERVICE', 'list NO_NOTICE', 'list NO_CHANCE_TO_ANSWER', 'list WINDOW_STILL_OPEN'],
  ],
  [
    '(h) a period from a paper that is not served',
    (e) => (e.paper('hearing-notice').serve = false),
    ['hearing-advance PERIOD_BEFORE_SERVICE', 'hear PAPER_NOT_SERVED', 'list HEARING_WITHOUT_NOTICE'],
  ],
  [
    '(h) a period to answer that the organ ends',
    (e) => e.period('hearing-window').closedBy.push('review'),
    ['hearing-window WINDOW_CUT_SHORT'],
  ],
  [
    '(h) electronic service without the signed confirmation',
    (e) => {
      for (const each of e.service.methods) each.needsConsent = false;
    },
    ['service-1.json ELECTRONIC_WITHOUT_CONSENT'],
  ],
];
