import type { Language } from '../i18n/index.ts';
import { titleOf } from './messages.ts';
import { stateName, stepName } from './names.ts';
import type { CaseFile } from './service/read.ts';

/** A case as plain JSON for the API and the command line, in the reader's language. */
export function toCaseView(file: CaseFile, language: Language) {
  const { case: of, procedure, requirements, documents, uploads, deliveries, reader, title } = file;
  return {
    caseId: of.caseId,
    number: of.number,
    procedure: { id: of.procedure, edition: of.edition, title: titleOf(title, language) },
    reader,
    state: { id: of.state, title: stateText(file, language) },
    version: of.version,
    object: { kind: of.objectKind, id: of.objectId },
    subjectId: of.subjectId,
    party: of.party,
    organs: of.organs,
    openedOn: of.openedOn,
    closedOn: of.closedOn,
    handler: of.handler,
    recused: [...of.recused],
    agents: of.agents.map((agent) => ({ ...agent })),
    suspendedSince: of.suspendedSince,
    fields: { ...of.fields },
    served: Object.fromEntries(of.served),
    periods: of.periods.map((period) => ({
      ...period,
      title: titleOf(procedure.periods.find(({ id }) => id === period.period)!.title, language),
    })),
    requirements: requirements.map(({ transition, hindrances, rule, ...each }) => ({
      ...each,
      rule: rule && { instrument: rule.instrument, article: rule.article },
      transition: transition.id,
      title: titleOf(transition.title, language),
      fields: transition.fields,
      papers: transition.papers ?? [],
      hindrances: hindrances.map((hindrance) => ({ ...hindrance })),
    })),
    // Name by name: as they are read, steps carry the salts of their events, which leave the database with nobody.
    steps: of.steps.map((step) => ({
      n: step.n,
      kind: step.kind,
      what: step.what,
      from: step.from,
      to: step.to,
      by: step.by,
      role: step.role,
      standsInFor: step.standsInFor,
      on: step.on,
      fields: step.fields,
      reason: step.reason,
      at: step.at.toISOString(),
      title: stepName(language, procedure, step),
    })),
    documents,
    uploads: uploads.map((upload) => ({ ...upload, at: upload.at.toISOString() })),
    deliveries,
  };
}
export type CaseView = ReturnType<typeof toCaseView>;

/** The party reads what the state means for it, where the procedure says so. */
function stateText({ reader, case: of, procedure }: CaseFile, language: Language): string {
  const state = procedure.states.find(({ id }) => id === of.state);
  const own = reader === 'party' ? state?.party : undefined;
  return own === undefined ? stateName(language, procedure, of.state) : titleOf(own, language);
}
