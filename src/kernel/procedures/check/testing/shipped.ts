import type { Checked, PolicyVocabulary } from '../../../policy/checks/types.ts';
import type { PolicyFault } from '../../../policy/fault.ts';
import { inWords } from '../../../policy/fault.ts';
import { POLICY_DIRECTORY, readPolicyFiles } from '../../../policy/files.ts';
import type { DocumentTemplateContent, ServiceRulesContent } from '../../../policy/schemas/papers.ts';
import type { CaseDocument, CasePeriod, CaseState, CaseTransition, ProcedureContent } from '../../../policy/schemas/procedure.ts';
import { parseDocument } from '../../../policy/validate.ts';
import { checkProcedures } from '../index.ts';

const KINDS = ['procedure', 'document-template', 'service-rules'];
const LISTING = ['listing.enter', 'listing.leave'];
const INTERNAL = ['policy.countersign', 'policy.publish', 'user.change-role', 'publicity.amend'];
const NONE: PolicyVocabulary = {
  displayClasses: [],
  actKinds: [],
  fields: [],
  effects: [...LISTING, ...INTERNAL],
  adverseEffects: ['listing.enter'],
  workLogs: [],
};

/** The shipped procedures with their papers. */
export async function shipped(): Promise<Checked[]> {
  const files = await readPolicyFiles(POLICY_DIRECTORY, ['national']);
  return files.flatMap(({ file, jurisdiction, text }) => {
    const { document } = parseDocument(file, text);
    return document && KINDS.includes(document.kind) ? [{ file, jurisdiction, document }] : [];
  });
}

/** The example of SAMR Order 44, to be broken in one place. */
export interface Example {
  documents: Checked[];
  procedure: ProcedureContent;
  state(id: string): CaseState;
  step(id: string): CaseTransition;
  period(id: string): CasePeriod;
  paper(id: string): CaseDocument;
  template(id: string): DocumentTemplateContent;
  service: ServiceRulesContent;
}

export function exampleOf(sound: readonly Checked[]): Example {
  const documents = structuredClone(sound) as Checked[];
  const content = <C>(kind: string, id: string): C =>
    one(
      documents.filter((each) => each.document.kind === kind),
      (each) => each.document.id === id,
    ).document.content as C;
  const procedure = content<ProcedureContent>('procedure', 'serious-list');
  const named =
    <E extends { id: string }>(entries: readonly E[]) =>
    (id: string): E =>
      one(entries, (each) => each.id === id);
  return {
    documents,
    procedure,
    state: named(procedure.states),
    step: named(procedure.transitions),
    period: named(procedure.periods),
    paper: named(procedure.documents),
    template: (id) => content<DocumentTemplateContent>('document-template', id),
    service: content<ServiceRulesContent>('service-rules', 'service'),
  };
}

function one<E>(entries: readonly E[], is: (entry: E) => boolean): E {
  const found = entries.find(is);
  if (found === undefined) throw new Error('the shipped example has no such thing');
  return found;
}

export function faultsIn(documents: readonly Checked[], language: 'zh-CN' | 'en' = 'en'): PolicyFault[] {
  return inWords(checkProcedures(documents, NONE), language, () => '{}');
}
