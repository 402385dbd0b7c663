import fc from 'fast-check';
import { expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import type { Checked } from '../../policy/checks/types.ts';
import type { CaseTransition, LegalBasis, ProcedureContent } from '../../policy/schemas/procedure.ts';
import { faultsIn } from './testing/shipped.ts';
import { readAll } from './testing/oracle.ts';

const BASIS: LegalBasis = { instrument: '某法（2021-01-22）', article: '第一条', level: 'law', verified: 'unsure' };
const TITLE = { zh: '示例', en: 'example' };
const OFFICIAL = [{ who: 'official' as const }];
const PARTY = [{ who: 'party' as const }];
const CLOCK = [{ who: 'clock' as const }];
const REASONS = { id: 'reasons', title: TITLE, type: 'text' as const, required: true };

type Kind = Pick<CaseTransition, 'means' | 'by'> & Partial<CaseTransition>;

/** What the steps of random procedures are. */
const KINDS: readonly Kind[] = [
  { means: 'propose', by: OFFICIAL },
  { means: 'notify', by: OFFICIAL, makes: ['notice'] },
  { means: 'answer', by: PARTY },
  { means: 'answer', by: PARTY, served: ['notice'] },
  { means: 'waive', by: PARTY, served: ['notice'] },
  { means: 'lapse', by: CLOCK, on: { passed: 'window' } },
  { means: 'review', by: OFFICIAL, notBefore: ['window'] },
  { means: 'review', by: OFFICIAL },
  { means: 'decide', by: OFFICIAL, makes: ['decision'], notWho: ['open', 'PROPOSERS'], fields: [REASONS] },
  { means: 'decide', by: OFFICIAL, makes: ['decision'], notWho: ['open'], fields: [REASONS] },
  { means: 'decide', by: OFFICIAL, makes: ['decision'], notWho: ['open', 'PROPOSERS'] },
  { means: 'serve', by: CLOCK, on: { served: 'decision' } },
  { means: 'close', by: OFFICIAL },
];

const STATES = ['first', 'second', 'third', 'adverse'] as const;

/** Up to two steps from each of three states and one from an adverse one, to anywhere. */
const anyProcedure: fc.Arbitrary<ProcedureContent> = fc
  .tuple(...STATES.map((from) => stepsFrom(from, from === 'adverse' ? 1 : 2)))
  .map((groups) => procedureOf(groups.flat()));

function stepsFrom(from: string, most: number): fc.Arbitrary<(Kind & { from: string[]; to: string })[]> {
  const step = fc.record({ kind: fc.constantFrom(...KINDS), to: fc.constantFrom(...STATES) });
  return fc.array(step, { maxLength: most }).map((steps) => steps.map(({ kind, to }) => ({ ...kind, from: [from], to })));
}

function procedureOf(steps: readonly (Kind & { from: string[]; to: string })[]): ProcedureContent {
  const none = { notWho: [], fields: [], notBefore: [], notAfter: [], served: [], makes: [] };
  const named = steps.map((each, i): CaseTransition => ({ ...none, ...each, id: `step-${i}`, title: TITLE }));
  const proposers = named.filter((each) => each.means === 'propose').map((each) => each.id);
  const ends = { period: 'term' };
  const period = (id: string, kind: 'window' | 'term', served: string, owner: { who: 'party' | 'clock' }) =>
    ({
      id,
      title: TITLE,
      length: 5,
      unit: 'working',
      kind,
      from: { served },
      owner,
      closedBy: [],
      basis: BASIS,
    }) as const;
  return {
    nature: 'adverse',
    object: 'subject',
    basis: [BASIS],
    party: 'subject',
    opening: { by: OFFICIAL, fields: [] },
    states: STATES.map((id) => ({
      id,
      title: { zh: id, en: id },
      ...(id === 'adverse' ? { adverse: { basis: BASIS, ends, leave: [] } } : {}),
    })),
    transitions: named.map((each) => ({
      ...each,
      notWho: each.notWho.flatMap((who) => (who === 'PROPOSERS' ? proposers : [who])),
    })),
    periods: [
      { ...period('window', 'window', 'notice', { who: 'party' }), closedBy: [] },
      { ...period('term', 'term', 'decision', { who: 'clock' }), closedBy: [] },
    ],
    documents: ['notice', 'decision'].map((id) => ({ id, title: TITLE, template: id, serve: true })),
    suspensions: [],
    running: 'keep',
  };
}

const JUDGED = [
  'NO_NOTICE',
  'NO_CHANCE_TO_ANSWER',
  'ANSWER_NOT_REVIEWED',
  'NO_DECISION',
  'DECIDED_BY_PROPOSER',
  'DECISION_WITHOUT_REASONS',
];
/** Longer than any shortest way that two papers and three states can ask for. */
const LONGEST = 12;

function checked(kind: 'procedure' | 'document-template', id: string, content: unknown): Checked {
  const head = { edition: '1', title: { zh: id, en: id }, inForceFrom: '2020-01-01', inForceTo: null, hash: '' };
  return {
    file: `${kind}/${id}`,
    jurisdiction: 'national',
    document: { kind, id, ...head, verified: 'unsure', sources: [], content },
  };
}
const template = (id: string, parts: readonly string[]): Checked => {
  const text = { zh: '示例', en: 'example' };
  return checked('document-template', id, { heading: text, parts: parts.map((part) => ({ part, text })) });
};
const PAPERS = [template('notice', ['facts', 'reasons', 'basis', 'rights']), template('decision', ['result', 'remedy'])];

test(item(15, 'the checker finds on the ways what a reader of every single sequence of steps finds'), () => {
  fc.assert(
    fc.property(anyProcedure, (content) => {
      const faults = faultsIn([checked('procedure', 'random', content), ...PAPERS]);
      const { faults: expected, reached } = readAll(content, LONGEST);
      const found = faults.map((each) => each.code).filter((code) => JUDGED.includes(code));
      expect(new Set<string>(found)).toEqual(expected);
      const lost = faults.filter((each) => each.code === 'STATE_UNREACHABLE').map((each) => each.path);
      const apart = content.states.flatMap((each, i) => (reached.has(each.id) ? [] : [`/content/states/${i}`]));
      expect(lost).toEqual(apart);
    }),
    { numRuns: 1000 },
  );
});
