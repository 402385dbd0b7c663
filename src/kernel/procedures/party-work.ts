import type { Caller } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import { t, type Language } from '../i18n/types.ts';
import { procedureMessages, titleOf } from './messages.ts';
import { listCases, type CaseFilter } from './service/list.ts';
import { getCases, type CaseFile } from './service/read.ts';

/** What a party may do about one of its matters, and until when. */
export interface PartyTask {
  what: string;
  number: string;
  due: string | null;
  link: string;
}

/** What an organ prepares is its own until it tells the party of it; then the party sees the case. */
export function isTold({ documents, case: of }: CaseFile): boolean {
  return documents.length > 0 || of.steps.some(({ role, kind }) => role === 'owner' && kind !== 'appoint');
}

/** The first page of the caller's cases of which their party was told. */
export async function toldCases(kernel: Kernel, caller: Caller, language: Language, filter: CaseFilter): Promise<CaseFile[]> {
  const { items } = await listCases(kernel, caller, filter);
  const ids = items.map(({ caseId }) => caseId);
  return (await getCases(kernel, ids, caller, language)).filter(isTold);
}

/** The open matters of a body of which it was told. */
export function openMatters(kernel: Kernel, caller: Caller, language: Language, subjectId: string): Promise<CaseFile[]> {
  return toldCases(kernel, caller, language, { subjectId, state: 'open', limit: 200 });
}

/** The party's tasks by last day, the earliest first; what has no last day comes last. `cases`: where its matters stand. */
export function partyTasks(files: readonly CaseFile[], { cases, language }: { cases: string; language: Language }): PartyTask[] {
  return files.flatMap((file) => tasksOf(file, cases, language)).toSorted((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
}

function tasksOf(file: CaseFile, cases: string, language: Language): PartyTask[] {
  const { number, caseId } = file.case;
  const here = `${cases}/${caseId}`;
  const steps = file.requirements
    // To give up a right is no task; it stands on the notice, after the others.
    .filter(({ refusal, transition }) => refusal === null && transition.means !== 'waive')
    .map(({ transition, due }) => ({
      number,
      what: titleOf(transition.title, language),
      due,
      link: `${here}/answer/${transition.id}`,
    }));
  const unconfirmed = file.deliveries.filter(({ method, outcome }) => method === 'electronic' && outcome === null);
  const what = t(language, procedureMessages)['party.confirm']();
  return [...unconfirmed.map(() => ({ number, what, due: null, link: here })), ...steps];
}
