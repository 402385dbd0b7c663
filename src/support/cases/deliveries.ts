import { logAccess, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { attemptsOf, consentOn, consentsOf, type Attempt, type ConsentStep } from '../../kernel/delivery/index.ts';
import type { CaseFile } from '../../kernel/procedures/index.ts';

/**
 * How the papers of a case were served, with addresses and proof, for somebody to whom the file was opened already. A look
 * of its own: addresses are personal.
 */
export async function attemptsFor(kernel: Kernel, file: CaseFile, caller: Caller): Promise<Attempt[]> {
  return kernel.db.tx(async (tx) => {
    const attempts = await attemptsOf(tx, file.case.caseId);
    if (attempts.length > 0) {
      const subjectIds = file.case.subjectId === null ? [] : [file.case.subjectId];
      await logAccess(kernel, tx, caller, {
        subjectIds,
        action: 'case.deliveries',
        fields: ['recipient', 'address', 'proof'],
      });
    }
    return attempts;
  });
}

/** The confirmation of electronic service in force today for this paper of the party. */
export async function consentFor(kernel: Kernel, subjectId: string | null, template: string): Promise<ConsentStep | undefined> {
  if (subjectId === null) return undefined;
  const consents = await kernel.db.tx((tx) => consentsOf(tx, subjectId));
  return consentOn(consents, kernel.clock.today().toString(), template);
}
