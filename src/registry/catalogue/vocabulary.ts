import type { PolicyVocabulary } from '../../kernel/policy/index.ts';
import { ACT_KINDS, DISPLAY_CLASSES } from '../records/types.ts';

/** Fields of an act's head and addressee, as mappings and templates name them. */
const HEAD_FIELDS = [
  'subjectName',
  'subjectKind',
  'uscc',
  'regNo',
  'orgCode',
  'taxNo',
  'institutionNo',
  'socialNo',
  'sourceNo',
  'documentNo',
  'permitNo',
  'decided',
  'organ',
  'organCode',
  'dataSource',
  'dataSourceCode',
  'severity',
] as const;

/** Fields that ActContent declares. */
const CONTENT_FIELDS = [
  'title',
  'documentName',
  'category',
  'certificate',
  'text',
  'validFrom',
  'validTo',
  'violation',
  'facts',
  'basis',
  'penaltyKinds',
  'fineFen',
  'confiscatedFen',
  'licenceTaken',
  'procedure',
  'socialImpact',
  'statedDisplayEnd',
  'state',
  'remark',
] as const;

/** Further fields that single templates bring: kept in the content under their own name. */
const EXTRA_FIELDS = [
  'effectiveUntil',
  'address',
  'productionAddress',
  'supervisor',
  'amountFen',
  'target',
  'matter',
  'result',
  'grade',
  'remedy',
  'term',
  'rank',
  'year',
  'handledBy',
  'siteName',
  'industry',
  'size',
  'product',
  'productBatch',
] as const;

/** Of a registration. */
const REGISTRATION_FIELDS = [
  'founded',
  'subjectType',
  'capital',
  'scope',
  'province',
  'district',
  'address',
  'state',
  'registrar',
] as const;

/** Effects of procedures; each is registered by its room's capability. */
const EFFECTS = ['policy.countersign', 'policy.publish', 'user.change-role', 'publicity.amend', 'listing.enter', 'listing.leave'] as const;

/** Work logs (domain.md): never in the credit file, and no model may ask for them. */
const WORK_LOGS = ['complaint', 'warning', 'training', 'bulletin', 'interview', 'lead', 'education'] as const;

/** What policy files may refer to. */
export const VOCABULARY: PolicyVocabulary = {
  displayClasses: DISPLAY_CLASSES,
  actKinds: ['registration', ...ACT_KINDS],
  fields: [...HEAD_FIELDS, ...CONTENT_FIELDS, ...EXTRA_FIELDS, ...REGISTRATION_FIELDS],
  effects: EFFECTS,
  adverseEffects: ['listing.enter'],
  workLogs: WORK_LOGS,
};
