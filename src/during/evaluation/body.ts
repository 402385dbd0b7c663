import type { ModelContent } from '../../kernel/policy/index.ts';
import {
  FACT,
  HEADER,
  industryOf,
  KINDS,
  LAYOUT,
  SIZE,
  STATES,
  type Attributes,
} from '../../registry/dossiers/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';

/** A view over a dossier's bytes. Throws INTERNAL for one of another layout: the reader has not packed it anew yet. */
export function viewOf(facts: Uint8Array): DataView {
  const view = new DataView(facts.buffer, facts.byteOffset, facts.byteLength);
  mustBeDossier(view, 0, facts.byteLength);
  return view;
}

function mustBeDossier(view: DataView, at: number, bytes: number): void {
  const right = view.getUint16(at + HEADER.layout, true) === LAYOUT && bytes === SIZE * (1 + view.getUint32(at + HEADER.count, true));
  if (!right) throw new XinhengError('INTERNAL', { what: 'dossier' });
} // prettier-ignore

/**
 * Views over dossiers that lie side by side in one piece of memory, as they come from the database: one view serves them all,
 * and a dossier is the place where it begins in it (`facts.byteOffset`).
 */
export function sharedViews(): (facts: Uint8Array) => DataView {
  let view: DataView = new DataView(new ArrayBuffer(0));
  return (facts) => {
    if (facts.buffer !== view.buffer) view = new DataView(facts.buffer);
    mustBeDossier(view, facts.byteOffset, facts.byteLength);
    return view;
  };
}

export function industryIn(view: DataView, at = 0): string | null {
  const number = view.getUint16(at + HEADER.industry, true);
  return industryOf(view.getUint8(at + HEADER.section), view.getUint8(at + HEADER.digits), number);
}

export function districtIn(view: DataView, at = 0): string | null {
  const district = view.getUint32(at + HEADER.district, true);
  return district === 0 ? null : String(district).padStart(6, '0');
}

/** Does the model speak of such a body? What it asks for and nobody gave is not assumed. A cancelled body has no grade. */
export function applies({ appliesTo }: Pick<ModelContent, 'appliesTo'>): (view: DataView, at?: number) => boolean {
  const { kinds, industries, districts } = appliesTo;
  const named = KINDS.map((kind) => (kinds as readonly string[]).includes(kind));
  const cancelled = STATES.indexOf('cancelled');
  const rightIndustry = beginning(industries, industryIn);
  const rightDistrict = beginning(districts, districtIn);
  return (view, at = 0) => {
    if (named[view.getUint8(at + HEADER.kind)] !== true || view.getUint8(at + HEADER.state) === cancelled) return false;
    // The four bytes that hold an industry, and those of a district, are its number.
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
  };
}

/** Amount in 分: i64 in two halves, safe up to 2^53. */
export function amountAt(view: DataView, at: number): number {
  return view.getInt32(at + FACT.amount + 4, true) * 4_294_967_296 + view.getUint32(at + FACT.amount, true);
}
