import type { ModelContent } from '../../../kernel/policy/index.ts';
import { facetOf, laid, packFacts, type Attributes, type Fact, type FactBytes, type Numbers } from '../../../registry/dossiers/index.ts';

type Example = ModelContent['examples'][number];

/** Numbers for all that these facts carry. */
export function numbersOf(facts: readonly Fact[]): Numbers {
  const numbered = (codes: (string | null)[]) =>
    new Map([...new Set(codes.filter((code) => code !== null))].map((code, i) => [code, i + 1]));
  return {
    item: numbered(facts.map((fact) => fact.item)),
    organ: numbered(facts.map((fact) => fact.organ)),
    facet: numbered(facts.map(facetOf)),
  };
}

export function exampleFacts({ facts }: Example): Fact[] {
  return facts.map((fact, i) => ({
    recordId: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
    item: fact.item,
    organ: 'demo-amr',
    province: fact.province ?? 50,
    event: fact.event,
    until: fact.repaired ?? null,
    nature: fact.nature ?? 'neutral',
    severity: fact.severity ?? null,
    validity: 'in_force',
    ended: fact.repaired === undefined ? null : 'repaired',
    confirmed: true,
    objection: false,
    objectionDue: null,
    shielded: false,
    stopped: false,
    amountFen: fact.amountFen ?? 0,
    code: fact.code ?? null,
    value: fact.value ?? null,
  }));
}

export function attributesOf(over: Partial<Attributes> = {}): Attributes {
  return {
    kind: 'enterprise',
    state: 'active',
    founded: null,
    district: '500101',
    industry: 'E48',
    size: null,
    position: 1,
    ...over,
  };
}

export function packed(facts: readonly Fact[], attributes: Attributes, numbers = numbersOf(facts)): FactBytes {
  return laid(packFacts(attributes, facts, numbers));
}
