import { drop, type Planted } from './planted.ts';

/** What any procedure must be. */
export const SHAPE: Planted[] = [
  [
    'a state that nothing leads to',
    (e) => e.procedure.states.push({ id: 'lost', title: { zh: '孤立', en: 'Lost' } }),
    ['lost STATE_UNREACHABLE'],
  ],
  [
    'a step that waits for the end of what must still run',
    (e) => e.step('answer').notBefore.push('answer-window'),
    ['answer STEP_NEVER_OPEN', 'answered STATE_UNREACHABLE'],
  ],
  [
    'a state where nobody can act',
    (e) => {
      e.step('close-against').from = ['decided'];
    },
    ['decided-against DEAD_END', 'close-against STEP_NEVER_OPEN', 'not-listed STATE_UNREACHABLE'],
  ],
  [
    'a state that is stuck once the period is over',
    (e) => {
      e.step('waive').notAfter = ['answer-window'];
      drop(e.procedure.transitions, (each) => each.id === 'lapse');
    },
    ['noticed DEAD_END_IN_TIME'],
  ],
  ['a state that waits for the party alone', (e) => drop(e.procedure.transitions, (each) => each.id === 'lapse'), ['noticed PARTY_ALONE']],
  [
    'a circle without an end',
    (e) => (e.step('close-against').to = 'decided-against'),
    ['decided-against NO_WAY_TO_END', 'not-listed STATE_UNREACHABLE'],
  ],
  ['an end that goes on', (e) => e.step('withdraw').from.push('expired'), ['expired END_WITH_STEPS']],
  [
    'a deadline whose owner can do nothing about it',
    (e) => (e.period('removal-term').owner = { who: 'official', organ: 'deciding', roles: ['clerk'] }),
    ['removal-term DEADLINE_WITHOUT_OWNER'],
  ],
  ['a party that lets time stand still', (e) => (e.procedure.suspensions[0]!.by = { who: 'party' }), ['examination OFFICIALS_ONLY']],
  [
    'a paper of an edition that is in force until the next one',
    (e) => {
      const next = e.documents.find((each) => each.document.id === 'hearing-notice')!;
      const now = structuredClone(next);
      now.file = 'national/document-template/before.json';
      Object.assign(next.document, { edition: '2', inForceFrom: '2030-01-01' });
      Object.assign(now.document.content as object, { heading: { zh: '{nobody}', en: '{nobody}' } });
      e.documents.push(now);
    },
    ['before.json WORD_UNKNOWN'],
  ],
  ['an effect that no room has', (e) => (e.step('list').effect = 'listing.fly'), ['list EFFECT_UNKNOWN']],
  [
    'an effect that cuts rights before the decision is served',
    (e) => (e.step('decide-listing').effect = 'listing.enter'),
    ['decide-listing EFFECT_OUT_OF_PLACE'],
  ],
  [
    'a role that nobody has',
    (e) => (e.step('audit').by = [{ who: 'official', roles: ['king'], organ: 'deciding' }]),
    ['audit ROLE_UNKNOWN'],
  ],
  ['a state that does not exist', (e) => (e.step('hear').to = 'nowhere'), ['hear DANGLING']],
  ['a step that does not exist', (e) => e.step('remove').notWho.push('nobody'), ['remove DANGLING']],
  ['a period that does not exist', (e) => e.step('review').notBefore.push('never'), ['review DANGLING']],
  ['a paper that does not exist', (e) => e.step('review').served.push('nothing'), ['review DANGLING']],
  ['a field that does not exist', (e) => (e.procedure.outcome!.field = 'luck'), ['/content/outcome/field DANGLING']],
  ['a template that does not exist', (e) => (e.paper('decision').template = 'none'), ['decision DANGLING']],
  [
    'a decision while a hearing is asked for',
    (e) => e.step('review').from.push('hearing-requested'),
    ['list HEARING_SKIPPED', 'list NO_CHANCE_TO_ANSWER', 'list WINDOW_STILL_OPEN'],
  ],
  [
    'a hearing whose notice is not served',
    (e) => {
      e.step('hear').served = [];
      e.step('hear').notBefore = [];
    },
    ['list HEARING_WITHOUT_NOTICE'],
  ],
  [
    'a step of the clock without its moment',
    (e) => delete e.step('expire').on,
    [
      'expire CLOCK_WITHOUT_EVENT',
      'listed ADVERSE_WITHOUT_END',
      'removal-requested ADVERSE_WITHOUT_END',
      'removal-accepted ADVERSE_WITHOUT_END',
    ],
  ],
  ['a moment at a step of people', (e) => (e.step('audit').on = { passed: 'hearing-window' }), ['audit EVENT_WITHOUT_CLOCK']],
  ['a choice without choices', (e) => delete e.step('hear').fields[0]!.choices, ['attendance CHOICES_WRONG']],
  ['a result that is not on the scale', (e) => e.procedure.outcome!.scale.reverse(), ['outcome OUTCOME_SCALE', 'outcome OUTCOME_SCALE']],
  ['a field of two types', (e) => (e.step('decide-against').fields[0]!.type = 'line'), ['reasons FIELD_DIFFERS']],
  [
    'an enclosure that is not made',
    (e) => (e.step('decide-listing').makes = ['decision']),
    ['decide-listing ENCLOSED_NOT_MADE', 'list NO_REPAIR_NOTICE'],
  ],
  [
    'a word in braces that nobody gives',
    (e) => (e.template('hearing-notice').heading.en = '{weather}'),
    ['hearing-notice-1.json WORD_UNKNOWN'],
  ],
  [
    'an internal word in a paper for the party',
    (e) => (e.template('no-listing-notice').heading.zh = '{audit-opinion}'),
    ['no-listing-notice-1.json WORD_INTERNAL', 'decide-against WORD_NOT_GIVEN'],
  ],
  ['a word that is given too late', (e) => (e.template('listing-advance-notice').heading.zh = '{reasons}'), ['notify WORD_NOT_GIVEN']],
  [
    'more ways than anybody can walk',
    (e) => {
      const text = { zh: '备注', en: 'Remark' };
      const ids = Array.from({ length: 13 }, (_, i) => `remark-${i}`);
      for (const id of ids) {
        const field = { id, title: text, type: 'text' as const, required: true };
        const again = {
          ...e.step('add-answer'),
          id,
          from: ['drafted'],
          to: 'drafted',
          served: [],
          notAfter: [],
          fields: [field],
        };
        e.procedure.transitions.push(again);
      }
      e.template('hearing-notice').heading.en = ids.map((each) => `{${each}}`).join(' ');
    },
    ['/content/transitions TOO_MANY_WAYS'],
  ],
];
