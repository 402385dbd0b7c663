export type { Walked } from '../procedures/check/index.ts';
export { checkPolicy, type PolicyCheck } from './check.ts';
export type { Checked, PolicyVocabulary } from './checks/types.ts';
export { countersign, countersigned, publishedHere, type Countersignature } from './countersignatures.ts';
export {
  dropDraft,
  exportedPolicy,
  fileText,
  getDraft,
  invalid,
  listDrafts,
  publishDraft,
  saveDraft,
  validDraft,
  type Draft,
  type PolicyKey,
} from './drafts.ts';
export { inForceOn, newestOfEach } from './editions.ts';
export { scaledBy } from './decimal.ts';
export { fault, type PolicyFault } from './fault.ts';
export { jurisdictionsIn, NATIONAL, POLICY_DIRECTORY } from './files.ts';
export { withDocument } from './given-file.ts';
export { goLive, unofficialPlaces, type GoLiveEntry } from './go-live.ts';
export { documentHash } from './hash.ts';
export { headingKey } from './headings.ts';
export { loadShippedPolicy, type LoadResult } from './load.ts';
export type { ActTemplateContent, CodeListEntry, TemplateField } from './schemas/act-template.ts';
export type { CalendarContent } from './schemas/calendar.ts';
export type { CatalogueCategory, CatalogueContent, CatalogueItem } from './schemas/catalogue.ts';
export type { CatalogueSubsetContent, CatalogueSupplementContent, ListEntry } from './schemas/catalogue-local.ts';
export type { CodeRulesContent } from './schemas/code-rules.ts';
export type { DisplayRule, DisplayRulesContent } from './schemas/display-rules.ts';
export type { DivisionEntry, DivisionsContent } from './schemas/divisions.ts';
export type { GradeScaleContent } from './schemas/grade-scale.ts';
export type { HeldWordsContent } from './schemas/held-words.ts';
export type { IndustriesContent } from './schemas/industries.ts';
export type { IntakeRulesContent } from './schemas/intake-rules.ts';
export type { KeyAreaPart, KeyAreasContent } from './schemas/key-areas.ts';
export type { LookRulesContent } from './schemas/look-rules.ts';
export type { DeriveRule, MappingColumn, MappingContent } from './schemas/mapping.ts';
export type { ModelCondition, ModelContent, ModelIndicator, ModelSelection, ModelWindow } from './schemas/model.ts';
export type { OrganEntry, OrgansContent } from './schemas/organs.ts';
export { MAY_BE_EMPTY } from './schemas/papers.ts';
export type { DocumentTemplateContent, ProgramValue, RemedyRulesContent, ServiceMethod, ServiceRulesContent } from './schemas/papers.ts';
export type { Actor, CaseDocument, CaseField, CasePeriod, CaseTransition, LegalBasis, ProcedureContent } from './schemas/procedure.ts';
export type { PlanLine, SupervisionPlanContent } from './schemas/supervision-plan.ts';
export { keyOf, nameOf } from './rows.ts';
export { createPolicyStore } from './store.ts';
export type { DisplayTermsTable, DivisionsTable, OrgansTable, PolicyTables } from './tables.ts';
export * from './types.ts';
export { watchPolicy } from './watch.ts';
