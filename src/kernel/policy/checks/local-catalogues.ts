import { newestOfEach } from '../editions.ts';
import { fault, type PlainFault } from '../fault.ts';
import type { CatalogueContent } from '../schemas/catalogue.ts';
import type { CatalogueSubsetContent, CatalogueSupplementContent } from '../schemas/catalogue-local.ts';
import type { DivisionsContent } from '../schemas/divisions.ts';
import type { OrgansContent } from '../schemas/organs.ts';
import { ofKind, type Checked, type PolicyVocabulary } from './types.ts';

type Local = CatalogueSupplementContent | CatalogueSubsetContent;

/** A supplement adds and never rewrites: its items are new to its base, stand in a category of it and name what exists. */
export function checkSupplements(documents: readonly Checked[], vocabulary: PolicyVocabulary): PlainFault[] {
  const templates = new Set(ofKind(documents, 'act-template').map((each) => each.document.id));
  return ofKind<CatalogueSupplementContent>(documents, 'catalogue-supplement').flatMap((each) => {
    const { file, document } = each;
    const { base, items, lists } = document.content;
    const editions = ofKind<CatalogueContent>(documents, 'catalogue').filter((one) => one.document.id === base);
    if (editions.length === 0) return [fault(file, '/content/base', 'DANGLING', { name: base })];
    const categories = new Set(editions.flatMap((one) => one.document.content.categories.map((c) => c.id)));
    const above = new Set(editions.flatMap((one) => one.document.content.items.map((item) => item.id)));
    const own = new Set(items.map((item) => item.id));
    const known = (id: string): boolean => above.has(id) || own.has(id);
    return [
      ...checkHead(each, documents),
      ...twice(
        file,
        '/content/items',
        items.map((item) => item.id),
      ),
      ...items.flatMap((item, i) => {
        const path = `/content/items/${i}`;
        return [
          above.has(item.id) ? fault(file, `${path}/id`, 'ITEM_IN_BASE', { name: item.id }) : null,
          categories.has(item.category) ? null : fault(file, `${path}/category`, 'DANGLING', { name: item.category }),
          templates.has(item.template) ? null : fault(file, `${path}/template`, 'DANGLING', { name: item.template }),
          vocabulary.actKinds.includes(item.kind) ? null : fault(file, `${path}/kind`, 'KIND_OF_ACT_UNKNOWN', { name: item.kind }),
        ].filter((one) => one !== null);
      }),
      ...lists.flatMap(({ item }, i) => (known(item) ? [] : [fault(file, `/content/lists/${i}/item`, 'DANGLING', { name: item })])),
    ];
  });
}

/** Every item is the base's, every organ the district's own. */
export function checkSubsets(documents: readonly Checked[]): PlainFault[] {
  const organs = new Map(organsOf(documents).map((organ) => [organ.code, organ]));
  return ofKind<CatalogueSubsetContent>(documents, 'catalogue-subset').flatMap((each) => {
    const { file, document } = each;
    const { base, division, items } = document.content;
    const above = itemsAbove(documents, base);
    if (above === undefined) return [fault(file, '/content/base', 'DANGLING', { name: base })];
    return [
      ...checkHead(each, documents),
      ...twice(
        file,
        '/content/items',
        items.map((item) => item.item),
      ),
      ...items.flatMap(({ item, organs: assigned }, i) => {
        const path = `/content/items/${i}`;
        const dangling = above.has(item) ? [] : [fault(file, `${path}/item`, 'DANGLING', { name: item })];
        const wrong = assigned.flatMap((code, k) => {
          const organ = organs.get(code);
          if (organ === undefined) return [fault(file, `${path}/organs/${k}`, 'DANGLING', { name: code })];
          return organ.district === division ? [] : [fault(file, `${path}/organs/${k}`, 'ORGAN_ELSEWHERE', { name: code, division })];
        });
        return [...dangling, ...wrong];
      }),
    ];
  });
}

/** Items of all editions of a base: the national catalogue's, or a city's with those below it. Undefined: no such base. */
function itemsAbove(documents: readonly Checked[], base: string): Set<string> | undefined {
  const supplements = ofKind<CatalogueSupplementContent>(documents, 'catalogue-supplement').filter((each) => each.document.id === base);
  const bases = new Set([base, ...supplements.map((each) => each.document.content.base)]);
  const national = ofKind<CatalogueContent>(documents, 'catalogue').filter((each) => bases.has(each.document.id));
  if (national.length === 0) return undefined;
  return new Set([...national, ...supplements].flatMap((each) => each.document.content.items.map((item) => item.id)));
}

function checkHead({ file, document }: Checked<Local>, documents: readonly Checked[]): PlainFault[] {
  const { division, issuedBy } = document.content;
  const divisions = newest<DivisionsContent>(documents, 'divisions').flatMap((each) => each.content.divisions);
  return [
    document.edition.startsWith(`${document.id}-`) ? null : fault(file, '/edition', 'EDITION_NAME', { id: document.id }),
    divisions.some((each) => each.code === division) ? null : fault(file, '/content/division', 'DANGLING', { name: division }),
    organsOf(documents).some((each) => each.code === issuedBy) ? null : fault(file, '/content/issuedBy', 'DANGLING', { name: issuedBy }),
  ].filter((each) => each !== null);
}

function organsOf(documents: readonly Checked[]): OrgansContent['organs'] {
  return newest<OrgansContent>(documents, 'organs').flatMap((each) => each.content.organs);
}

function newest<C>(documents: readonly Checked[], kind: 'organs' | 'divisions') {
  return newestOfEach(ofKind<C>(documents, kind).map((each) => each.document));
}

function twice(file: string, path: string, ids: readonly string[]): PlainFault[] {
  return ids.flatMap((id, i) => (ids.indexOf(id) === i ? [] : [fault(file, `${path}/${i}`, 'CODE_TWICE', { name: id })]));
}
