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
  if (view.getUint16(HEADER.layout, true) !== LAYOUT || facts.byteLength !== SIZE * (1 + view.getUint32(HEADER.count, true)))
    throw new XinhengError('INTERNAL', { what: 'dossier' });
  return view;
} // prettier-ignore

export function industryIn(view: DataView): string | null {
  return industryOf(view.getUint8(HEADER.section), view.getUint8(HEADER.digits), view.getUint16(HEADER.industry, true));
}

export function districtIn(view: DataView): string | null {
  const district = view.getUint32(HEADER.district, true);
  return district === 0 ? null : String(district).padStart(6, '0');
}

/** Does the model speak of such a body? What it asks for and nobody gave is not assumed. A cancelled body has no grade. */
export function applies({ appliesTo }: Pick<ModelContent, 'appliesTo'>): (view: DataView) => boolean {
  const { kinds, industries, districts } = appliesTo;
  const named = KINDS.map((kind) => (kinds as readonly string[]).includes(kind));
  const cancelled = STATES.indexOf('cancelled');
  return (view) => {
    if (named[view.getUint8(HEADER.kind)] !== true || view.getUint8(HEADER.state) === cancelled) return false;
    if (industries !== undefined && !industries.some((each) => industryIn(view)?.startsWith(each))) return false;
    return districts === undefined || districts.some((each) => districtIn(view)?.startsWith(each));
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
