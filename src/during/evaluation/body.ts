import type { ModelContent } from '../../kernel/policy/index.ts';
import {
  FACT,
  HEADER,
  industryOf,
  KINDS,
  LAYOUT,
  SIZE,
  SIZE_CODES,
  STATES,
  type Attributes,
  type FactBytes,
} from '../../registry/dossiers/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';

/** Throws INTERNAL for a dossier of another layout: the reader has not packed it anew yet. */
export function mustBeDossier({ view, at, size }: FactBytes): void {
  const right = view.getUint16(at + HEADER.layout, true) === LAYOUT && size === SIZE * (1 + view.getUint32(at + HEADER.count, true));
  if (!right) throw new XinhengError('INTERNAL', { what: 'dossier' });
}

export function industryIn(view: DataView, at = 0): string | null {
  const number = view.getUint16(at + HEADER.industry, true);
  return industryOf(view.getUint8(at + HEADER.section), view.getUint8(at + HEADER.digits) & 15, number);
}

export function districtIn(view: DataView, at = 0): string | null {
  const district = view.getUint32(at + HEADER.district, true);
  return district === 0 ? null : String(district).padStart(6, '0');
}

/** Does the model speak of such a body? What it asks for and nobody gave is not assumed. A cancelled body has no grade. */
export function applies({ appliesTo }: Pick<ModelContent, 'appliesTo'>): (facts: FactBytes) => boolean {
  const { kinds, industries, districts } = appliesTo;
  const named = KINDS.map((kind) => (kinds as readonly string[]).includes(kind));
  const cancelled = STATES.indexOf('cancelled');
  const rightIndustry = beginning(industries, industryIn);
  const rightDistrict = beginning(districts, districtIn);
  return (facts) => {
    mustBeDossier(facts);
    const { view, at } = facts;
    if (named[view.getUint8(at + HEADER.kind)] !== true || view.getUint8(at + HEADER.state) === cancelled) return false;
    // The four bytes that hold an industry (and the class of size), and those of a district, are its number.
    if (!rightIndustry(view.getUint32(at + HEADER.section, true), view, at)) return false;
    return rightDistrict(view.getUint32(at + HEADER.district, true), view, at);
  };
}

/** Is what stands there one of those, by its beginning? Each number is read as text once. */
function beginning(
  among: readonly string[] | undefined,
  read: (view: DataView, at: number) => string | null,
): (number: number, view: DataView, at: number) => boolean {
  if (among === undefined) return () => true;
  const known = new Map<number, boolean>();
  return (number, view, at) => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const found = among.some((each) => read(view, at)?.startsWith(each));
    known.set(number, found);
    return found;
  };
}

/** What a model reads of the body itself, to be kept beside an evaluation. */
export function attributesIn(view: DataView, founded: string | null): Omit<Attributes, 'position'> {
  return {
    kind: KINDS[view.getUint8(HEADER.kind)]!,
    state: STATES[view.getUint8(HEADER.state)]!,
    founded,
    district: districtIn(view),
    industry: industryIn(view),
    size: SIZE_CODES[view.getUint8(HEADER.digits) >> 4] ?? null,
  };
}

/** Amount in 分: i64 in two halves, safe up to 2^53. */
export function amountAt(view: DataView, at: number): number {
  return view.getInt32(at + FACT.amount + 4, true) * 4_294_967_296 + view.getUint32(at + FACT.amount, true);
}
