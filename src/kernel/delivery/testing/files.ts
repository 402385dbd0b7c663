import type { ServiceRulesContent } from '../../policy/index.ts';
import type { Attempt, ConsentStep, Outcome } from '../types.ts';

/** The shape of the shipped rules, in little. */
export const RULES: ServiceRulesContent = {
  methods: (
    [
      ['in-person', 'receipt', false, false, false],
      ['left', 'receipt', false, false, true],
      ['post', 'receipt', false, false, false],
      ['electronic', 'receipt', true, false, false],
      ['public-notice', 'days-after', false, true, false],
    ] as const
  ).map(([method, effective, needsConsent, lastResort, afterRefusal]) => ({
    method,
    title: { zh: method, en: method },
    effective,
    ...(effective === 'days-after' ? { days: 30 } : {}),
    needsConsent,
    lastResort,
    afterRefusal,
    proof: [{ id: 'proof', title: { zh: '凭据', en: 'proof' } }],
    basis: { instrument: '测试', article: '一', level: 'local-default', verified: 'local-default' },
  })),
};

export const PAPER = { documentId: 'paper', template: 'decision' };

export function attempt(given: Partial<Attempt>): Attempt {
  return {
    deliveryId: '1',
    caseId: 'case',
    subjectId: 'subject',
    documents: [PAPER.documentId],
    method: 'in-person',
    sentOn: '2026-03-02',
    recipient: '甲',
    address: 'a',
    by: 'officer',
    at: new Date(0),
    outcomes: [],
    ...given,
  };
}

export function outcome(given: Partial<Outcome> & Pick<Outcome, 'outcome' | 'on'>): Outcome {
  const rest = { proof: {}, fileId: null, fileSha256: null, reason: null, by: 'officer', at: new Date(0) };
  return { n: 1, recordedOn: given.on, ...rest, ...given };
}

export function consent(given: Partial<ConsentStep> & Pick<ConsentStep, 'step' | 'on'>): ConsentStep {
  const signed = { signedBy: '甲', signedOn: given.on, by: 'owner', at: new Date(0), fileId: null, fileSha256: null };
  return {
    subjectId: 'subject',
    n: 1,
    address: given.step === 'withdraw' ? null : 'a',
    papers: 'all',
    ...signed,
    ...given,
  };
}
