import { forbidden, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { validDraft, type ModelContent } from '../../kernel/policy/index.ts';
import { VOCABULARY } from '../../registry/catalogue/index.ts';
import type { Model } from './types.ts';

export interface Asker {
  account: string;
  organ: string;
}

/** Who tries models does it for an organ. Throws UNAUTHENTICATED, FORBIDDEN. */
export function askerOf(caller: Caller): Asker {
  requirePermission(caller, 'evaluation.run');
  const { account, organ } = caller;
  if (account === null || organ === null) throw forbidden('evaluation.run');
  return { account, organ };
}

/**
 * A model is tried by the organ that is competent for it and by those of the whole city, as the credit office; the local
 * operator sees numbers alone. Throws FORBIDDEN.
 */
export function mustMayTry(caller: Caller, { content: { issuedBy } }: Pick<Model, 'content'>): void {
  const wholeCity = caller.organ !== null && caller.district === null;
  if (caller.role !== 'operator' && caller.organ !== issuedBy && !wholeCity) throw forbidden('evaluation.run');
}

/** What a person wrote as a model, by the same checks as a shipped file. Throws POLICY_INVALID with each fault at its place. */
export function modelIn(kernel: Pick<Kernel, 'policy'>, value: unknown, language: Language): Model {
  const document = validDraft(kernel.policy, VOCABULARY, value, language);
  if (document.kind !== 'model') throw new XinhengError('BAD_INPUT', { what: `kind: ${document.kind}` });
  return document as Model & { content: ModelContent };
}
