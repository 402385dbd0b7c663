import { newestOfEach, type IndustriesContent, type PolicyDocument, type PolicyStore } from '../../kernel/policy/index.ts';

export type IndustrySection = IndustriesContent['sections'][number];

/** What GB/T 4754 says of the industry of a body (行业), as far as the policy store holds it: sections and divisions. */
export interface IndustryBook {
  sections: readonly IndustrySection[];
  /**
   * A cell in one form: the section's letter, then the digits given, e.g. C, C26, C2614. It may give letter and digits, digits
   * alone, or the name of a section or division. Undefined where it is none of these, or letter and digits disagree.
   */
  read(text: string): string | undefined;
  section(code: string): IndustrySection | undefined;
}

const books = new WeakMap<readonly PolicyDocument<IndustriesContent>[], IndustryBook>();

export function industryBook(policy: Pick<PolicyStore, 'all'>): IndustryBook {
  const documents = policy.all<IndustriesContent>('industries');
  const made = books.get(documents) ?? makeIndustries(newestOfEach(documents).flatMap((each) => each.content.sections));
  books.set(documents, made);
  return made;
}

const CODE = /^([A-T])?([0-9]{2,4})?$/u;

function makeIndustries(sections: readonly IndustrySection[]): IndustryBook {
  const byLetter = new Map(sections.map((each) => [each.letter, each]));
  const byDivision = new Map<string, string>();
  const byName = new Map<string, string>();
  for (const { letter, name, divisions } of sections) {
    for (const division of divisions) {
      byDivision.set(division.code, letter);
      for (const each of [division.name, ...(division.formerNames ?? [])]) byName.set(each, `${letter}${division.code}`);
    }
    // 国际组织 is a section and its only division: the wider one says no more than the cell.
    byName.set(name.zh, letter);
  }
  return {
    sections,
    read(text) {
      const bare = text.normalize('NFKC').replaceAll(/\s/gu, '').toUpperCase();
      const [, letter, digits] = CODE.exec(bare) ?? [];
      if (digits === undefined) return letter === undefined ? byName.get(text.trim()) : letter;
      const section = byDivision.get(digits.slice(0, 2));
      if (section === undefined || (letter !== undefined && letter !== section)) return undefined;
      // 2600 is written for division 26: no class ends in two noughts.
      return section + (digits.length === 4 ? digits.replace(/00$/u, '') : digits);
    },
    section: (code) => byLetter.get(code.slice(0, 1)),
  };
}
