import { fault, type PlainFault } from '../fault.ts';
import type { PolicyFaultCode } from '../messages.ts';
import type { CatalogueContent } from '../schemas/catalogue.ts';
import type { CatalogueSupplementContent } from '../schemas/catalogue-local.ts';
import type { GradeScaleContent } from '../schemas/grade-scale.ts';
import type { MappingContent } from '../schemas/mapping.ts';
import type { ModelCondition, ModelContent, ModelSelection } from '../schemas/model.ts';
import type { OrgansContent } from '../schemas/organs.ts';
import { checkAbsence } from './model-absence.ts';
import { checkGrades } from './model-grades.ts';
import { checkIndicators, wordOf } from './model-indicators.ts';
import { checkLimits } from './model-limits.ts';
import { ofKind, type Checked, type PolicyVocabulary } from './types.ts';

/** Contradictions in models of evaluation, and what they name that is not there. */
export function checkModels(documents: readonly Checked[], vocabulary: PolicyVocabulary): PlainFault[] {
  const items = new Set([
    ...ofKind<CatalogueContent>(documents, 'catalogue').flatMap((each) => each.document.content.items.map((item) => item.id)),
    ...ofKind<CatalogueSupplementContent>(documents, 'catalogue-supplement').flatMap((each) =>
      each.document.content.items.map((item) => item.id),
    ),
  ]);
  const organs = new Set(
    ofKind<OrgansContent>(documents, 'organs').flatMap((each) => each.document.content.organs.map((organ) => organ.code)),
  );
  const received = receivedGrades(documents);
  return ofKind<ModelContent>(documents, 'model').flatMap(({ file, jurisdiction, document: { content, sources } }) => [
    ...checkHead(file, content, organs, jurisdiction !== ''),
    ...twice(file, '/content/groups', content.groups),
    ...twice(file, '/content/indicators', content.indicators),
    ...twice(file, '/content/exclusions', content.exclusions),
    ...twice(file, '/content/vetoes', content.vetoes),
    ...twice(file, '/content/grades', content.grades),
    ...checkSelections(file, content, items, vocabulary.workLogs),
    ...checkScales(file, content, received),
    ...checkIndicators(file, content),
    ...checkWeights(file, content),
    ...checkConditions(file, content),
    ...checkLimits(file, content),
    ...checkGrades(file, content),
    ...checkAbsence(file, content, sources),
  ]);
}

/** `shipped`: from a file and not from a draft of the running system. */
function checkHead(file: string, model: ModelContent, organs: ReadonlySet<string>, shipped: boolean): PlainFault[] {
  const at = (path: string, code: PolicyFaultCode, when: boolean) =>
    when ? [fault(file, `/content/${path}`, code as 'VETO_EFFECT', {})] : [];
  const { issuedBy, activation, completeness, missing } = model;
  const known = organs.has(issuedBy);
  const unknown = activation === null ? 'DANGLING' : 'ACTIVATION_WITHOUT_ORGAN';
  return [
    ...(known ? [] : [fault(file, '/content/issuedBy', unknown, { name: issuedBy })]),
    ...at('activation', 'ACTIVATION_SHIPPED', shipped && activation !== null),
    ...at('missing', 'PARTIAL_UNSAID', completeness === 'partial' && missing === undefined),
    ...at('missing', 'COMPLETE_WITH_GAPS', completeness === 'complete' && missing !== undefined),
  ];
}

function twice(file: string, path: string, entries: readonly { id: string }[]): PlainFault[] {
  return entries.flatMap(({ id }, i) =>
    entries.findIndex((each) => each.id === id) < i ? [fault(file, `${path}/${i}/id`, 'CODE_TWICE', { name: id })] : [],
  );
}

/** Only items of a catalogue are credit records. */
function checkSelections(file: string, model: ModelContent, items: ReadonlySet<string>, workLogs: readonly string[]): PlainFault[] {
  const one = (path: string, selection: ModelSelection | null | undefined): PlainFault[] =>
    (selection?.items ?? []).flatMap((name, i) => {
      const at = `${path}/items/${i}`;
      if (workLogs.includes(name)) return [fault(file, at, 'WORK_LOG_SELECTED', { name })];
      return items.has(name) ? [] : [fault(file, at, 'DANGLING', { name })];
    });
  return model.indicators.flatMap(({ select, aggregate }, i) => [
    ...one(`/content/indicators/${i}/select`, select),
    ...one(`/content/indicators/${i}/aggregate/among`, aggregate.among),
  ]);
}

interface Received {
  /** Items of the catalogue in which grades of others are kept. */
  items: ReadonlySet<string>;
  /** The name of each scale under which its grades are kept. */
  names: ReadonlySet<string>;
}

function receivedGrades(documents: readonly Checked[]): Received {
  const forms = ofKind<MappingContent>(documents, 'mapping').filter(({ document }) => document.content.act === 'grade');
  const scales = ofKind<GradeScaleContent>(documents, 'grade-scale');
  return {
    items: new Set(forms.map(({ document }) => document.content.item)),
    names: new Set(scales.flatMap(({ document }) => document.content.names.slice(0, 1))),
  };
}

/** Grades are kept under the first name of their scale, whatever the file called it: by any other none would be found. */
function checkScales(file: string, model: ModelContent, { items, names }: Received): PlainFault[] {
  const one = (path: string, selection: ModelSelection | null | undefined): PlainFault[] =>
    selection == null || !selection.items.every((each) => items.has(each))
      ? []
      : (selection.codes ?? []).flatMap((name, i) =>
          names.has(name) ? [] : [fault(file, `${path}/codes/${i}`, 'SCALE_UNKNOWN', { name })],
        );
  return model.indicators.flatMap(({ select, aggregate }, i) => [
    ...one(`/content/indicators/${i}/select`, select),
    ...one(`/content/indicators/${i}/aggregate/among`, aggregate.among),
  ]);
}

function checkWeights(file: string, model: ModelContent): PlainFault[] {
  const groups = new Set(model.groups.map((each) => each.id));
  return (model.coefficients ?? []).flatMap(({ present, absent, weights }, i) => {
    const path = `/content/coefficients/${i}`;
    const dangling = (ids: readonly string[], at: (k: number) => string) =>
      ids.flatMap((name, k) => (groups.has(name) ? [] : [fault(file, `${path}/${at(k)}`, 'DANGLING', { name })]));
    const weighed = weights.map((each) => each.group);
    return [
      ...dangling(present, (k) => `present/${k}`),
      ...dangling(absent, (k) => `absent/${k}`),
      ...dangling(weighed, (k) => `weights/${k}/group`),
      ...weighed.flatMap((name, k) =>
        weighed.indexOf(name) < k ? [fault(file, `${path}/weights/${k}/group`, 'CODE_TWICE', { name })] : [],
      ),
      ...[...groups].filter((name) => !weighed.includes(name)).map((name) => fault(file, `${path}/weights`, 'WEIGHT_MISSING', { name })),
      ...present.filter((name) => absent.includes(name)).map((name) => fault(file, `${path}/absent`, 'GROUP_BOTH_WAYS', { name })),
    ];
  });
}

function checkConditions(file: string, model: ModelContent): PlainFault[] {
  const indicators = new Map(model.indicators.map((each) => [each.id, each]));
  const of = (path: string, when: readonly ModelCondition[]): PlainFault[] =>
    when.flatMap((each, k) => {
      const { indicator: name } = each;
      const at = `${path}/when/${k}`;
      const indicator = indicators.get(name);
      if (indicator === undefined) return [fault(file, `${at}/indicator`, 'DANGLING', { name })];
      const numbers = each.atLeast !== undefined || each.below !== undefined;
      const fits = wordOf(indicator) ? each.in !== undefined && !numbers : each.in === undefined && numbers;
      return fits ? [] : [fault(file, at, 'CONDITION_UNFIT', { name })];
    });
  return [
    ...model.start.cases.flatMap((each, i) => of(`/content/start/cases/${i}`, each.when)),
    ...model.exclusions.flatMap((each, i) => of(`/content/exclusions/${i}`, each.when)),
    ...model.vetoes.flatMap((each, i) => of(`/content/vetoes/${i}`, each.when)),
  ];
}
