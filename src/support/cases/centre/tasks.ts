import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Language } from '../../../kernel/i18n/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { getCases, listCases, titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import { isTold } from '../files.ts';
import { partyMessages } from '../messages/party.ts';

/** What a firm may do about one of its matters, and until when. */
export interface Task {
  what: string;
  number: string;
  due: string | null;
  link: string;
  subjectId: string;
}

/** The open matters of a body that it was told of. */
export async function openFiles(kernel: Kernel, caller: Caller, language: Language, subjectId: string): Promise<CaseFile[]> {
  const { items } = await listCases(kernel, caller, { subjectId, state: 'open', limit: 200 });
  return (
    await getCases(
      kernel,
      items.map(({ caseId }) => caseId),
      caller,
      language,
    )
  ).filter(isTold);
}

/** Its tasks, by last day, the earliest first; what has no last day comes last. `cases`: where its matters stand. */
export function openTasks(files: readonly CaseFile[], { cases, language }: { cases: string; language: Language }): Task[] {
  return files.flatMap((file) => tasksOf(file, cases, language)).toSorted((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
}

function tasksOf(file: CaseFile, cases: string, language: Language): Task[] {
  const { number, caseId, subjectId } = file.case;
  const here = `${cases}/${caseId}`;
  const of = { number, subjectId: subjectId ?? '' };
  const steps = file.requirements
    // To give up a right is no task; it stands on the notice, after the others.
    .filter(({ refusal, transition }) => refusal === null && transition.means !== 'waive')
    .map(({ transition, due }) => ({
      ...of,
      what: titleOf(transition.title, language),
      due,
      link: `${here}/answer/${transition.id}`,
    }));
  const unconfirmed = file.deliveries.filter(({ method, outcome }) => method === 'electronic' && outcome === null);
  const what = t(language, partyMessages)['home.confirm']();
  return [...unconfirmed.map(() => ({ ...of, what, due: null, link: here })), ...steps];
}
