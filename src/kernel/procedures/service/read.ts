import { logAccess, type Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import type { IsoDate } from '../../db/index.ts';
import { attemptsOf, standing, type OutcomeKind } from '../../delivery/index.ts';
import { papersOf, type Paper } from '../../documents/index.ts';
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
import { editionOf, loadCase } from './session.ts';
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
  return kernel.db.tx(async (tx) => {
    const { case: whole, steps } = await loadCase(tx, kernel, caseId, false);
    const reader = requireReader(kernel, whole, caller);
    const subjectIds = whole.subjectId === null ? [] : [whole.subjectId];
    await logAccess(kernel, tx, caller, { subjectIds, action: 'case.opened', fields: ['case'] });
    const procedure = editionOf(kernel, whole.procedure, whole.edition);
    // To the party the organ answers, not its officer.
    const told = reader === 'party' ? { ...whole, handler: null } : whole;
    const requirements = requirementsWith(kernel, told, await peopleOf(tx, steps), caller, language, await absentFor(tx, kernel, caller));
    const all = {
      documents: await papersOf(tx, whole.caseId),
      uploads: await uploadsOf(tx, whole),
      deliveries: (await attemptsOf(tx, whole.caseId)).map(headOf),
    };
    const title = titleOfProcedure(kernel, whole);
    if (reader === 'official') return { reader, case: whole, procedure, title, requirements, ...all };
    const sent = new Set(all.deliveries.flatMap(({ documents }) => documents));
    return {
      reader,
      case: forParty(whole),
      procedure,
      title,
      deliveries: all.deliveries,
      requirements: requirements.filter(({ transition }) => transition.by.some(({ who }) => who === 'party')),
      documents: all.documents.filter(({ documentId }) => sent.has(documentId)),
      uploads: all.uploads.filter(({ party }) => party),
    };
  });
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

function headOf(attempt: Awaited<ReturnType<typeof attemptsOf>>[number]): DeliveryHead {
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
