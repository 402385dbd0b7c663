import { validDraft, type ModelContent, type PolicyDocument, type PolicyKind } from '../../../src/kernel/policy/index.ts';
import { VOCABULARY } from '../../../src/registry/catalogue/index.ts';
import { SOURCES } from './random.ts';

/** What a random model may break without being less of one. */
const BESIDE = ['GRADE_UNREACHABLE', 'CAP_AGAINST'];

/** Of what a model names something. */
const NAMED: readonly PolicyKind[] = ['organs', 'catalogue', 'catalogue-supplement', 'mapping', 'grade-scale'];

/** Does the checker accept a random model beside these documents? Throws what else it finds than what chance can't avoid. */
export function isAccepted(documents: readonly PolicyDocument[], model: ModelContent): boolean {
  const policy = {
    all: (kind: PolicyKind) => documents.filter((each) => each.kind === kind && NAMED.includes(kind)) as never,
  };
  const file = {
    kind: 'model',
    id: 'random',
    edition: '1',
    title: { zh: '示例', en: 'example' },
    inForceFrom: '2030-01-01',
    inForceTo: null,
    verified: 'local-default',
    sources: SOURCES,
    content: model,
  };
  try {
    validDraft(policy, VOCABULARY, file, 'en');
    return true;
  } catch (error) {
    const { errors = [] } = error as { errors?: { code: string }[] };
    if (errors.length === 0 || !errors.every(({ code }) => BESIDE.includes(code))) throw error;
    return false;
  }
}
