import type { CaseDocument, CaseTransition } from '../../policy/index.ts';
import { makePaper } from '../../documents/index.ts';
import { XinhengError } from '../../errors/index.ts';
import { t } from '../../i18n/index.ts';
import type { Acting } from '../may.ts';
import { procedureMessages, titleOf } from '../messages.ts';
import { paperValues } from '../paper-values.ts';
import type { Case } from '../types.ts';
import { procedureOf, take, type Session } from './session.ts';

/** Makes the papers of a step, each with a step of its own that names it. */
export async function makePapers(session: Session, transition: CaseTransition, acting: Acting): Promise<void> {
  for (const kind of transition.makes) {
    const document = documentOf(session, kind);
    const { tx, kernel, today, case: of } = session;
    const { events, documentId, number } = await makePaper(tx, kernel, {
      kind,
      template: document.template,
      organ: of.organs.deciding,
      caseId: of.caseId,
      caseNumber: of.number,
      subjectId: of.subjectId,
      recipient: document.serve && of.party !== null ? { ...of.party, address: null } : null,
      values: paperValues(of, procedureOf(session)),
      on: today,
    });
    session.events = [...session.events, ...events];
    const fields = { document: documentId, ...(number === null ? {} : { number }) };
    take(session, acting, { kind: 'document', what: kind, fields });
  }
}

export function documentOf(session: Pick<Session, 'with' | 'case'>, kind: string): CaseDocument {
  const found = procedureOf(session).documents.find(({ id }) => id === kind);
  if (found === undefined) throw new XinhengError('NOT_FOUND', { what: kind.slice(0, 60) });
  return found;
}

/** Papers that must be uploaded, since this step was last taken. Throws BAD_INPUT naming each that is not there. */
export function requirePapers(of: Case, transition: CaseTransition): void {
  const last = of.steps.findLast(({ kind, what }) => kind === 'fire' && what === transition.id)?.n ?? 0;
  const there = new Set(of.steps.filter(({ kind, n }) => kind === 'paper' && n > last).map(({ what }) => what));
  const missing = (transition.papers ?? []).filter(({ id, required }) => required && !there.has(id));
  if (missing.length === 0) return;
  throw XinhengError.worded('BAD_INPUT', (language) => ({
    params: {
      what: missing.map(({ title }) => titleOf(title, language)).join(t(language, procedureMessages)['list.separator']()),
    },
    errors: missing.map(({ id, title }) => ({
      path: `/papers/${id}`,
      code: 'MISSING',
      message: t(language, procedureMessages)['paper.MISSING']({ name: titleOf(title, language) }),
    })),
  }));
}
