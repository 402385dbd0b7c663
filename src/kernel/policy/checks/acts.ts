import { fault, step, type PlainFault } from '../fault.ts';
import { headingKey } from '../headings.ts';
import { nameOf } from '../rows.ts';
import type { ActTemplateContent, TemplateField } from '../schemas/act-template.ts';
import type { CatalogueContent } from '../schemas/catalogue.ts';
import type { CatalogueSupplementContent } from '../schemas/catalogue-local.ts';
import type { DisplayRulesContent } from '../schemas/display-rules.ts';
import type { MappingContent } from '../schemas/mapping.ts';
import type { OrgansContent } from '../schemas/organs.ts';
import { ofKind, type Checked, type PolicyVocabulary } from './types.ts';

/** Fields that the program knows; identity and the level PERSONAL go together, so that no such field is kept by mistake. */
export function checkTemplates(documents: readonly Checked[], vocabulary: PolicyVocabulary): PlainFault[] {
  return ofKind<ActTemplateContent>(documents, 'act-template').flatMap(({ file, document }) => {
    const { act, fields, codeLists } = document.content;
    const seen = new Set<string>();
    const faults = fields.flatMap((each, i) => {
      const path = `/content/fields/${i}`;
      const twice = seen.has(each.field) ? [fault(file, `${path}/field`, 'CODE_TWICE', { name: each.field })] : [];
      seen.add(each.field);
      return [...twice, ...checkField(file, path, each, codeLists, vocabulary)];
    });
    const known = vocabulary.actKinds.includes(act);
    return known ? faults : [...faults, fault(file, '/content/act', 'KIND_OF_ACT_UNKNOWN', { name: act })];
  });
}

function checkField(
  file: string,
  path: string,
  field: TemplateField,
  codeLists: ActTemplateContent['codeLists'],
  vocabulary: PolicyVocabulary,
): PlainFault[] {
  const name = field.field;
  const faults: PlainFault[] = [];
  if (field.identity && field.level !== 'PERSONAL') faults.push(fault(file, `${path}/level`, 'IDENTITY_NOT_PERSONAL', { name }));
  if (!field.identity && field.level === 'PERSONAL') faults.push(fault(file, path, 'PERSONAL_NOT_IDENTITY', { name }));
  if (!field.identity && !vocabulary.fields.includes(name)) faults.push(fault(file, `${path}/field`, 'FIELD_NOT_KNOWN', { name }));
  if (field.codeList !== undefined && !codeLists[field.codeList]) {
    faults.push(fault(file, `${path}/codeList`, 'DANGLING', { name: field.codeList }));
  }
  return faults;
}

/** Every field a mapping names exists in its template, identity columns are dropped in both, values end in the code list. */
export function checkMappings(documents: readonly Checked[]): PlainFault[] {
  const templates = ofKind<ActTemplateContent>(documents, 'act-template');
  const items = [
    ...ofKind<CatalogueContent>(documents, 'catalogue'),
    ...ofKind<CatalogueSupplementContent>(documents, 'catalogue-supplement'),
  ].flatMap((each) => each.document.content.items);
  const adverse = new Set(items.flatMap((each) => (each.nature === 'adverse' ? [each.kind] : [])));
  const organs = new Set(ofKind<OrgansContent>(documents, 'organs').flatMap((each) => each.document.content.organs.map((o) => o.code)));
  return ofKind<MappingContent>(documents, 'mapping').flatMap(({ file, document }) => {
    const mapping = document.content;
    const template = templates.find((each) => each.document.id === mapping.template)?.document.content;
    const faults = items.some((each) => each.id === mapping.item) ? [] : [fault(file, '/content/item', 'DANGLING', { name: mapping.item })];
    if (!template) return [...faults, fault(file, '/content/template', 'DANGLING', { name: mapping.template })];
    if (template.act !== mapping.act) faults.push(fault(file, '/content/act', 'KIND_OF_ACT_UNKNOWN', { name: mapping.act }));
    return [
      ...faults,
      ...checkNames(file, mapping, template),
      ...checkColumns(file, mapping, template),
      ...checkJoin(file, mapping, organs, adverse.has(mapping.act)),
    ];
  });
}

function checkNames(file: string, mapping: MappingContent, template: ActTemplateContent): PlainFault[] {
  const known = new Set(template.fields.map((each) => each.field));
  const named: [path: string, name: string][] = [
    ...mapping.columns.map((each, i): [string, string] => [`/content/columns/${i}/field`, each.field]),
    ...mapping.columns.flatMap((each, i): [string, string][] =>
      each.otherwise ? [[`/content/columns/${i}/otherwise/field`, each.otherwise.field]] : [],
    ),
    ...mapping.columns.flatMap((each, i): [string, string][] => [
      ...(each.until === undefined ? [] : [[`/content/columns/${i}/until`, each.until] as [string, string]]),
      ...(each.parts ?? []).map((part, j): [string, string] => [`/content/columns/${i}/parts/${j}/field`, part.field]),
    ]),
    ...Object.keys(mapping.constants).map((key): [string, string] => [`/content/constants/${step(key)}`, key]),
    ...mapping.derive.flatMap((each, i): [string, string][] => [
      [`/content/derive/${i}/field`, each.field],
      ...each.from.map((name, j): [string, string] => [`/content/derive/${i}/from/${j}`, name]),
    ]),
    ...mapping.keys.map((each, i): [string, string] => [`/content/keys/${i}`, each]),
    ...mapping.sourceKey.map((each, i): [string, string] => [`/content/sourceKey/${i}`, each]),
    ...(mapping.organField ? [['/content/organField', mapping.organField] as [string, string]] : []),
    ...(mapping.nameFields ?? []).map((each, i): [string, string] => [`/content/nameFields/${i}`, each]),
    ...(mapping.complete ?? []).map((each, i): [string, string] => [`/content/complete/${i}`, each]),
    ...(mapping.personRule ? [['/content/personRule/field', mapping.personRule.field] as [string, string]] : []),
    ...(mapping.personRule?.filledWithoutKey ?? []).map((each, i): [string, string] => [`/content/personRule/filledWithoutKey/${i}`, each]),
  ];
  return named
    .filter(([, name]) => !known.has(name))
    .map(([path, name]) => fault(file, path, 'FIELD_NOT_IN_TEMPLATE', { name, template: mapping.template }));
}

/** Rows joined by a source's number or name need the register that knows them, and nobody joins what is adverse. */
function checkJoin(file: string, mapping: MappingContent, organs: ReadonlySet<string>, adverse: boolean): PlainFault[] {
  const faults: PlainFault[] = [];
  const joined = mapping.keys.some((key) => key === 'sourceNo' || key === 'subjectName');
  if (joined && mapping.register === undefined) faults.push(fault(file, '/content', 'FIELD_MISSING', { name: 'register' }));
  if (mapping.register !== undefined && !organs.has(mapping.register))
    faults.push(fault(file, '/content/register', 'DANGLING', { name: mapping.register }));
  if (joined && (mapping.adverse === true || adverse)) faults.push(fault(file, '/content/keys', 'JOIN_ADVERSE', {}));
  return faults;
}

function checkColumns(file: string, mapping: MappingContent, template: ActTemplateContent): PlainFault[] {
  const fields = new Map(template.fields.map((each) => [each.field, each]));
  const headings = new Map<string, number>();
  return mapping.columns.flatMap((column, i) => {
    const path = `/content/columns/${i}`;
    const faults: PlainFault[] = [];
    const field = fields.get(column.field);
    if (field?.identity && !column.identity) faults.push(fault(file, path, 'IDENTITY_NOT_DROPPED', { name: column.field }));
    for (const name of [...column.names, ...column.codes]) {
      const key = headingKey(name);
      if ((headings.get(key) ?? i) !== i) faults.push(fault(file, path, 'CODE_TWICE', { name }));
      headings.set(key, i);
    }
    const needsValues = ['enum', 'bool', 'list'].includes(column.transform ?? 'text');
    if (needsValues && !column.values) faults.push(fault(file, path, 'VALUES_MISSING', { name: column.field }));
    const list = field?.codeList === undefined ? undefined : template.codeLists[field.codeList];
    for (const [given, stored] of Object.entries(list ? (column.values ?? {}) : {})) {
      if (!list?.some((each) => each.key === stored)) {
        faults.push(fault(file, `${path}/values/${step(given)}`, 'DANGLING', { name: stored }));
      }
    }
    if (column.otherwise && !isPattern(column.otherwise.pattern)) {
      faults.push(fault(file, `${path}/otherwise/pattern`, 'PATTERN_BROKEN', { name: column.otherwise.pattern }));
    }
    for (const [j, part] of (column.parts ?? []).entries())
      if (!isPattern(part.pattern)) faults.push(fault(file, `${path}/parts/${j}/pattern`, 'PATTERN_BROKEN', { name: part.pattern }));
    if ((column.transform === 'range') !== (column.until !== undefined))
      faults.push(fault(file, path, 'FIELD_MISSING', { name: column.until === undefined ? 'until' : 'range' }));
    return faults;
  });
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Items stand in a category of their edition and name a template; one item of an edition for each kind of act. */
export function checkCatalogues(documents: readonly Checked[], vocabulary: PolicyVocabulary): PlainFault[] {
  const templates = new Set(ofKind(documents, 'act-template').map((each) => each.document.id));
  return ofKind<CatalogueContent>(documents, 'catalogue').flatMap(({ file, document }) => {
    const { categories, items } = document.content;
    const ids = new Set(categories.map((each) => each.id));
    const seen = new Set<string>();
    return items.flatMap((item, i) => {
      const path = `/content/items/${i}`;
      const faults: PlainFault[] = [];
      if (!ids.has(item.category)) faults.push(fault(file, `${path}/category`, 'DANGLING', { name: item.category }));
      if (!templates.has(item.template)) faults.push(fault(file, `${path}/template`, 'DANGLING', { name: item.template }));
      if (!vocabulary.actKinds.includes(item.kind)) {
        faults.push(fault(file, `${path}/kind`, 'KIND_OF_ACT_UNKNOWN', { name: item.kind }));
      }
      for (const key of [`id ${item.id}`, `kind ${item.kind}`]) {
        if (seen.has(key)) faults.push(fault(file, path, 'CODE_TWICE', { name: key }));
        seen.add(key);
      }
      return faults;
    });
  });
}

/** A rule set answers every class once, and no other. */
export function checkDisplayRules(documents: readonly Checked[], vocabulary: PolicyVocabulary): PlainFault[] {
  const names = new Map<string, string>();
  return ofKind<DisplayRulesContent>(documents, 'display-rules').flatMap(({ file, document }) => {
    const { rules, ruleSet, line } = document.content;
    const answered = new Set<string>();
    const other = names.get(`${line} ${ruleSet}`);
    names.set(`${line} ${ruleSet}`, nameOf(document));
    const twice =
      other === undefined || other === nameOf(document)
        ? []
        : [fault(file, '/content/ruleSet', 'RULE_SET_TWICE', { name: ruleSet, other })];
    const faults = rules.flatMap((rule, i) => {
      const path = `/content/rules/${i}`;
      const found: PlainFault[] = [];
      if (!vocabulary.displayClasses.includes(rule.class)) found.push(fault(file, `${path}/class`, 'CLASS_UNKNOWN', { name: rule.class }));
      if (answered.has(rule.class)) found.push(fault(file, `${path}/class`, 'CODE_TWICE', { name: rule.class }));
      answered.add(rule.class);
      if (rule.minMonths !== null && rule.maxMonths !== null && rule.minMonths > rule.maxMonths) {
        found.push(fault(file, `${path}/minMonths`, 'DISPLAY_LONGER_THAN_MAX', {}));
      }
      return found;
    });
    const open = vocabulary.displayClasses.filter((each) => !answered.has(each));
    return [...twice, ...faults, ...open.map((name) => fault(file, '/content/rules', 'CLASS_UNCOVERED', { name }))];
  });
}
