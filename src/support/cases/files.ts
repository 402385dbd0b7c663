import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { getCase, isTold, readerOf, type CaseFile } from '../../kernel/procedures/index.ts';

/** A case as the caller may see it. What one may not see is answered as what does not exist: NOT_FOUND, PURPOSE_REQUIRED. */
export async function openFile(
  kernel: Kernel,
  caseId: string,
  caller: Caller,
  language: Language,
  as: 'official' | 'party',
): Promise<CaseFile> {
  await requirePart(kernel, caseId, caller, as);
  const file = await getCase(kernel, caseId, caller, language);
  if (as === 'party' && !isTold(file)) throw notFound(caseId);
  return file;
}

function notFound(caseId: string): XinhengError {
  return new XinhengError('NOT_FOUND', { what: caseId.slice(0, 40) });
}

/** Before anything is done to a case: a refusal would tell a stranger that it exists. Throws NOT_FOUND. */
export async function requirePart(kernel: Kernel, caseId: string, caller: Caller, as: 'official' | 'party'): Promise<void> {
  if ((await readerOf(kernel, caseId, caller)) !== as) throw notFound(caseId);
}
