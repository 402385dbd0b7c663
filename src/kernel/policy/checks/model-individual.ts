import { overlap } from '../editions.ts';
import { fault, type PlainFault } from '../fault.ts';
import type { ModelContent } from '../schemas/model.ts';
import type { OrgansContent } from '../schemas/organs.ts';
import { ofKind, type Checked } from './types.ts';

/** As sources name them. */
const INDIVIDUAL = '个体工商户';
type Model = Checked<ModelContent>;

/** Individual businesses only where a national model names them. */
export function checkIndividual(documents: readonly Checked[]): PlainFault[] {
  const organs = ofKind<OrgansContent>(documents, 'organs').flatMap(({ document }) => document.content.organs);
  const national = new Set(organs.filter(({ district }) => district === null).map(({ code }) => code));
  const models = ofKind<ModelContent>(documents, 'model');
  const founded = models.filter((each) => standsByItself(each, national));
  return models.filter(speaksOfThem).flatMap((model) => {
    const { file, document } = model;
    const { individualBusiness: name } = document.content.appliesTo;
    if (name === undefined) return [fault(file, '/content/appliesTo/kinds', 'INDIVIDUAL_UNNAMED', {})];
    const follows = founded.some((each) => each.document.id === name && overlap(each.document, document));
    if (follows || founded.includes(model)) return [];
    return [fault(file, '/content/appliesTo/individualBusiness', 'INDIVIDUAL_UNFOUNDED', { name })];
  });
}

const speaksOfThem = ({ document }: Model) => document.content.appliesTo.kinds.includes('individual_business');

/** A national organ's model with a source of its own that names them. */
function standsByItself(model: Model, national: ReadonlySet<string>): boolean {
  const { content, sources } = model.document;
  const { individualBusiness: name = '' } = content.appliesTo;
  return speaksOfThem(model) && national.has(content.issuedBy) && name.includes(INDIVIDUAL) && sources.some(({ title }) => title === name);
}
