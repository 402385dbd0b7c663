import type { Language } from '../i18n/types.ts';
import { checkProcedures, walkedOf, type Walked } from '../procedures/check/index.ts';
import { checkDates, checkSources } from './checks/document.ts';
import { checkCatalogues, checkDisplayRules, checkMappings, checkTemplates } from './checks/acts.ts';
import { checkSubsets, checkSupplements } from './checks/local-catalogues.ts';
import { checkGradeScales } from './checks/grade-scales.ts';
import { checkIssuers } from './checks/issuers.ts';
import { checkIndividual } from './checks/model-individual.ts';
import { checkModels } from './checks/models.ts';
import { checkDivisions, checkOrgans } from './checks/registers.ts';
import { checkSupervisionPlans } from './checks/supervision-plans.ts';
import type { Checked, PolicyVocabulary } from './checks/types.ts';
import { inWords, type PlainFault, type PolicyFault } from './fault.ts';
import { jurisdictionsIn, readPolicyFiles } from './files.ts';
import { parseDocument } from './validate.ts';

export interface PolicyCheck {
  /** Files read. */
  files: number;
  errors: PolicyFault[];
  /** How far the checker of procedures went. */
  walked: Walked;
  /** What passed its schema, for `goLive` and for tests. */
  documents: Checked[];
}

/**
 * Every file under `directory` against its schema, then what a schema can't say: sources, dates, references. A file that
 * breaks its schema takes no part in the checks across files. `vocabulary` is what the rooms above know: classes, kinds, fields.
 */
export async function checkPolicy(directory: string, vocabulary: PolicyVocabulary, language: Language = 'zh-CN'): Promise<PolicyCheck> {
  const jurisdictions = jurisdictionsIn(directory);
  const files = await readPolicyFiles(directory, jurisdictions);
  const faults: PlainFault[] = [];
  const documents: Checked[] = [];
  for (const { file, jurisdiction, text } of files) {
    const { document, faults: found } = parseDocument(file, text);
    faults.push(...found);
    if (document) documents.push({ file, jurisdiction, document });
  }
  // A jurisdiction is a folder over national/: its references may end in either.
  for (const jurisdiction of jurisdictions) {
    const seen = documents.filter((each) => each.jurisdiction === jurisdiction || each.jurisdiction === 'national');
    faults.push(...checkAcross(seen, vocabulary));
  }
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const errors = inWords(once(faults), language, (file) => texts.get(file) ?? '');
  return { files: files.length, errors, walked: walkedOf(documents), documents };
}

/** What a schema can't say, over one set of documents: shipped files and an edition made in the running system alike. */
export function checkAcross(documents: readonly Checked[], vocabulary: PolicyVocabulary): PlainFault[] {
  return CHECKS.flatMap((check) => check(documents, vocabulary));
}

const CHECKS: readonly ((documents: readonly Checked[], vocabulary: PolicyVocabulary) => PlainFault[])[] = [
  checkSources,
  checkDates,
  checkTemplates,
  checkMappings,
  checkCatalogues,
  checkSupplements,
  checkSubsets,
  checkDisplayRules,
  checkOrgans,
  checkDivisions,
  checkProcedures,
  checkGradeScales,
  checkModels,
  checkIndividual,
  checkSupervisionPlans,
  checkIssuers,
];

/** National files are looked at once for each jurisdiction: one fault, one line, in the order of files and paths. */
function once(faults: readonly PlainFault[]): PlainFault[] {
  const seen = new Map<string, PlainFault>();
  for (const each of faults) seen.set(`${each.file} ${each.path} ${each.code} ${each.say('en')}`, each);
  return [...seen.values()].sort((a, b) => a.file.localeCompare(b.file) || a.path.localeCompare(b.path));
}
