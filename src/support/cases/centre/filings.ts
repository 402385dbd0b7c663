import { mandatesOf, type Mandate } from '../../../kernel/access/index.ts';
import type { Acting } from '../../../kernel/faces/centre.tsx';
import { stepName, type CaseFile } from '../../../kernel/procedures/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { partyMessages } from '../messages/party.ts';

/** Something handed in for a firm. */
export interface Filing {
  what: string;
  number: string;
  at: Date;
  /** Of the receipt. */
  link: string;
  by: string;
}

/** As what an account acted for the body at that time: by the mandates that held then; else as an agent in one matter. */
export function actedAs(account: string, at: Date, of: { mandates: readonly Mandate[]; file: Pick<CaseFile, 'case'> }): Acting['as'] {
  const held = of.mandates.find(
    (each) => each.account === account && each.givenAt <= at && (each.revokedAt === null || each.revokedAt >= at),
  );
  if (held !== undefined) return held.kind;
  const appointed = of.file.case.steps.some(({ kind, what }) => kind === 'appoint' && what === account);
  return appointed ? 'case' : 'owner';
}

/** 由代理人（账号…）代办 */
export function byWhom(account: string, as: Acting['as'], language: Language): string {
  return t(language, partyMessages)[`by.${as}`]({ account });
}

/** Mandates ever given by a body, for `actedAs`. */
export function mandatesEver(kernel: Kernel, subjectId: string): Promise<Mandate[]> {
  return mandatesOf(kernel.db.kysely, subjectId);
}

/** What was handed in for the body in these matters, the latest first. */
export async function filingsOf(
  kernel: Kernel,
  files: readonly CaseFile[],
  { subjectId, cases, language }: { subjectId: string; cases: string; language: Language },
): Promise<Filing[]> {
  const mandates = await mandatesEver(kernel, subjectId);
  return files
    .flatMap((file) =>
      file.case.steps
        .filter(({ role, kind }) => role === 'owner' && kind === 'fire')
        .map((step) => ({
          what: stepName(language, file.procedure, step),
          number: file.case.number,
          at: step.at,
          link: `${cases}/${file.case.caseId}/receipts/${step.n}`,
          by: byWhom(step.by, actedAs(step.by, step.at, { mandates, file }), language),
        })),
    )
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
}
