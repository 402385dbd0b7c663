import { logAccess, type Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { together, type IsoDate, type Tx } from '../../db/index.ts';
import { attemptsOfCases, standing, type Attempt, type OutcomeKind } from '../../delivery/index.ts';
import { papersOfCases, type Paper } from '../../documents/index.ts';
import type { Language } from '../../i18n/index.ts';
import type { ProcedureContent, ServiceMethod } from '../../policy/index.ts';
import { absentFor } from '../absences.ts';
import { may, type Absent } from '../may.ts';
import { forParty } from '../party.ts';
import { peopleOf, type People } from '../persons.ts';
import { refusalOf, refusalText, type RefusalText } from '../refusal.ts';
import { required } from '../required.ts';
import type { Case, Refusal, Requirement } from '../types.ts';
import { requireReader, type Reader } from './reader.ts';
import { editionOf, loadCases } from './session.ts';
import { uploadsOf, type UploadedPaper } from './uploads.ts';

/** A requirement as it is for one person: null, or why not, with its wording. */
export interface RequirementFor extends Requirement {
  refusal: Refusal | null;
  text: RefusalText | null;
}

/** What was sent, and what became of it; addresses and proofs stand in kernel/delivery. */
export interface DeliveryHead {
  deliveryId: string;
  documents: readonly string[];
  method: ServiceMethod;
  sentOn: IsoDate;
  outcome: OutcomeKind | null;
  outcomeOn: IsoDate | null;
}

/** All that one person may see of a case. */
export interface CaseFile {
  reader: Reader;
  case: Case;
  procedure: ProcedureContent;
  /** Of the edition that the case runs under. */
  title: { zh: string; en: string };
  requirements: RequirementFor[];
  documents: Paper[];
  uploads: UploadedPaper[];
  deliveries: DeliveryHead[];
}

/**
 * Opens the file: for officials by the relation of their organ or role to the case, each look logged with its purpose; for
 * the party and its agents with their own words, without names of officials and papers not sent. Throws NOT_FOUND, FORBIDDEN,
 * PURPOSE_REQUIRED.
 */
export async function getCase(kernel: Kernel, caseId: string, caller: Caller, language: Language): Promise<CaseFile> {
  return kernel.db.tx(async (tx) => (await readFiles(tx, kernel, [caseId], caller, { language, action: 'case.opened' }))[0]!);
}

/** Many files at once, in the order in which they are named: one statement a table, one look a body. Throws as getCase. */
export async function getCases(kernel: Kernel, caseIds: readonly string[], caller: Caller, language: Language): Promise<CaseFile[]> {
  if (caseIds.length === 0) return [];
  return kernel.db.tx((tx) => readFiles(tx, kernel, caseIds, caller, { language, action: 'case.listed' }));
}

async function readFiles(
  tx: Tx,
  kernel: Kernel,
  caseIds: readonly string[],
  caller: Caller,
  { language, action }: { language: Language; action: 'case.opened' | 'case.listed' },
): Promise<CaseFile[]> {
  const loaded = await loadCases(tx, kernel, caseIds);
  const readers = loaded.map(({ case: whole }) => requireReader(kernel, whole, caller));
  await logAccess(kernel, tx, caller, { subjectIds: loaded.flatMap(({ case: of }) => of.subjectId ?? []), action, fields: ['case'] });
  const [people, absent, documents, uploads, attempts] = await together([
    peopleOf(
      tx,
      loaded.flatMap(({ steps }) => steps),
    ),
    absentFor(tx, kernel, caller),
    papersOfCases(tx, caseIds),
    uploadsOf(tx, caseIds),
    attemptsOfCases(tx, caseIds),
  ]);
  return loaded.map(({ case: whole }, n) => {
    const reader = readers[n]!;
    // To the party the organ answers, not its officer.
    const told = reader === 'party' ? { ...whole, handler: null } : whole;
    const file: CaseFile = {
      reader,
      case: whole,
      procedure: editionOf(kernel, whole.procedure, whole.edition),
      title: titleOfProcedure(kernel, whole),
      requirements: requirementsWith(kernel, told, people, caller, language, absent),
      documents: documents.get(whole.caseId) ?? [],
      uploads: uploads.get(whole.caseId) ?? [],
      deliveries: (attempts.get(whole.caseId) ?? []).map(headOf),
    };
    return reader === 'official' ? file : fileForParty(file);
  });
}

function fileForParty(file: CaseFile): CaseFile {
  const sent = new Set(file.deliveries.flatMap(({ documents }) => documents));
  return {
    ...file,
    case: forParty(file.case),
    requirements: file.requirements.filter(({ transition }) => transition.by.some(({ who }) => who === 'party')),
    documents: file.documents.filter(({ documentId }) => sent.has(documentId)),
    uploads: file.uploads.filter(({ party }) => party),
  };
}

/** What is required now, with what this person may do of it. */
function requirementsWith(
  kernel: Kernel,
  of: Case,
  people: People,
  caller: Caller,
  language: Language,
  absent: readonly Absent[],
): RequirementFor[] {
  const today = kernel.clock.today();
  const procedure = editionOf(kernel, of.procedure, of.edition);
  const all = required(of, procedure, kernel.calendar, today).map((each) => {
    const who = may(of, each.transition, caller, absent, today);
    return { ...each, refusal: who.refusal ?? refusalOf(each.hindrances) };
  });
  const open = all.filter(({ refusal }) => refusal === null).map(({ transition }) => transition.title);
  return all.map((each) => ({
    ...each,
    text:
      each.refusal === null
        ? null
        : refusalText(language, {
            kernel,
            case: of,
            people,
            procedure,
            transition: each.transition,
            refusal: each.refusal,
            open,
          }),
  }));
}

function titleOfProcedure(kernel: Pick<Kernel, 'policy'>, of: Pick<Case, 'procedure' | 'edition'>) {
  const { procedure, edition } = of;
  const found = kernel.policy.all('procedure').find((each) => each.id === procedure && each.edition === edition);
  return found?.title ?? { zh: procedure, en: procedure };
}

function headOf(attempt: Attempt): DeliveryHead {
  const { deliveryId, documents, method, sentOn, outcomes } = attempt;
  const stands = standing(outcomes);
  return {
    deliveryId,
    documents,
    method,
    sentOn,
    outcome: stands?.outcome ?? outcomes.at(-1)?.outcome ?? null,
    outcomeOn: stands?.on ?? null,
  };
}
