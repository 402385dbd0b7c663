import { XinhengError } from '../../kernel/errors/index.ts';
import {
  ENDED_CODES,
  FACT,
  FLAGS,
  HEADER,
  KINDS,
  LAYOUT,
  NATURES,
  NEVER,
  SEVERITY_CODES,
  SIZE,
  SIZE_CODES,
  STATES,
  VALIDITIES,
} from './layout.ts';
import type { Attributes, Dossier, Fact, Numbers, PackedFact } from './types.ts';

const DAY = 86_400_000;

/** Days since 1970-01-01: an ISO day alone is read as one of UTC. Of seventy million facts, by the fastest way there is. */
function dayOf(day: string | null): number {
  return day === null ? NEVER : Date.parse(day) / DAY;
}

function isoOf(day: number): string | null {
  return day === NEVER ? null : new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * A body's facts as bytes: header and 32 bytes a fact (layout.ts), in the order of event day, tie-break, item. The same
 * rows in any order give the same bytes. Throws INTERNAL for a code without a number.
 */
export function packFacts(attributes: Attributes, facts: readonly Fact[], numbers: Numbers): Buffer {
  const packed = Buffer.alloc(SIZE * (1 + facts.length));
  packed.writeUInt16LE(LAYOUT, HEADER.layout);
  packed.writeUInt8(KINDS.indexOf(attributes.kind), HEADER.kind);
  packed.writeUInt8(STATES.indexOf(attributes.state), HEADER.state);
  packed.writeUInt32LE(facts.length, HEADER.count);
  packed.writeBigUInt64LE(BigInt(attributes.position), HEADER.position);
  packed.writeInt32LE(dayOf(attributes.founded), HEADER.founded);
  packed.writeUInt32LE(Number(attributes.district ?? 0), HEADER.district);
  packIndustry(packed, attributes);
  const due = facts.reduce((least, fact) => Math.min(least, dayOf(fact.objectionDue)), NEVER);
  packed.writeInt32LE(due, HEADER.objectionDue);
  inOrder(facts).forEach((fact, i) => packFact(packed.subarray(SIZE * (1 + i)), fact, tieOf(fact.recordId), numbers));
  return packed;
}

/** Facts in the order in which they are packed. */
export function inOrder(facts: readonly Fact[]): Fact[] {
  return facts
    .map((fact) => ({ fact, tie: tieOf(fact.recordId) }))
    .toSorted((a, b) => compare(a.fact.event, b.fact.event) || a.tie - b.tie || compare(a.fact.recordId, b.fact.recordId))
    .map(({ fact }) => fact);
}

function packIndustry(packed: Buffer, { industry, size }: Attributes): void {
  const digits = industry?.slice(1) ?? '';
  packed.writeUInt8(digits.length + (SIZE_CODES.indexOf(size) << 4), HEADER.digits);
  if (industry === null) return;
  packed.writeUInt8(industry.charCodeAt(0), HEADER.section);
  packed.writeUInt16LE(Number(digits), HEADER.industry);
}

/** Letter, then digits with their zeros; null where no source gives it. */
export function industryOf(section: number, digits: number, number: number): string | null {
  if (section === 0) return null;
  return String.fromCharCode(section) + (digits === 0 ? '' : String(number).padStart(digits, '0'));
}

const BETWEEN = '\u001f';
/** Longer texts are prose and no facet. */
const LONGEST = 40;

/** Code and value as one key of `Numbers.facet`; null where a fact has neither. */
export function facetOf({ code, value }: Pick<Fact, 'code' | 'value'>): string | null {
  const short = (text: string | null) => (text === null || text.length > LONGEST ? '' : text);
  const [a, b] = [short(code), short(value)];
  return a === '' && b === '' ? null : `${a}${BETWEEN}${b}`;
}

/** What `facetOf` wrote, read back. */
export function facetParts(facet: string): { code: string; value: string } {
  const [code = '', value = ''] = facet.split(BETWEEN);
  return { code, value };
}

const FLAGGED = ['confirmed', 'objection', 'shielded', 'stopped'] as const;

function packFact(at: Buffer, fact: Fact, tie: number, numbers: Numbers): void {
  at.writeInt32LE(dayOf(fact.event), FACT.event);
  at.writeInt32LE(dayOf(fact.until), FACT.until);
  at.writeUInt32LE(numberOf(numbers.organ, fact.organ), FACT.organ);
  at.writeUInt16LE(numberOf(numbers.item, fact.item), FACT.item);
  at.writeUInt8(NATURES.indexOf(fact.nature) + (SEVERITY_CODES.indexOf(fact.severity) << 4), FACT.nature);
  at.writeUInt8(VALIDITIES.indexOf(fact.validity) + (ENDED_CODES.indexOf(fact.ended) << 4), FACT.state);
  at.writeBigInt64LE(BigInt(fact.amountFen), FACT.amount);
  at.writeUInt8(fact.province ?? 0, FACT.province);
  let flags = 0;
  for (const each of FLAGGED) if (fact[each]) flags += FLAGS[each];
  at.writeUInt8(flags, FACT.flags);
  const facet = facetOf(fact);
  at.writeUInt16LE(facet === null ? 0 : numberOf(numbers.facet, facet), FACT.facet);
  at.writeUInt32LE(tie, FACT.tie);
}

/** Reads a dossier back. Throws INTERNAL for one of another layout or a torn one. */
export function unpackFacts(packed: Buffer): Dossier {
  const layout = packed.readUInt16LE(HEADER.layout);
  const count = packed.readUInt32LE(HEADER.count);
  if (layout !== LAYOUT || packed.length !== SIZE * (1 + count)) throw new XinhengError('INTERNAL', { what: 'dossier' });
  const district = packed.readUInt32LE(HEADER.district);
  const attributes: Attributes = {
    kind: KINDS[packed.readUInt8(HEADER.kind)]!,
    state: STATES[packed.readUInt8(HEADER.state)]!,
    founded: isoOf(packed.readInt32LE(HEADER.founded)),
    district: district === 0 ? null : String(district).padStart(6, '0'),
    industry: industryOf(packed.readUInt8(HEADER.section), packed.readUInt8(HEADER.digits) & 15, packed.readUInt16LE(HEADER.industry)),
    size: SIZE_CODES[packed.readUInt8(HEADER.digits) >> 4] ?? null,
    position: Number(packed.readBigUInt64LE(HEADER.position)),
  };
  const facts = Array.from({ length: count }, (_, i) => unpackFact(packed.subarray(SIZE * (1 + i), SIZE * (2 + i))));
  return { layout, attributes, objectionDue: isoOf(packed.readInt32LE(HEADER.objectionDue)), facts };
}

function unpackFact(at: Buffer): PackedFact {
  const [nature, state, flags, province] = [
    at.readUInt8(FACT.nature),
    at.readUInt8(FACT.state),
    at.readUInt8(FACT.flags),
    at.readUInt8(FACT.province),
  ];
  return {
    event: isoOf(at.readInt32LE(FACT.event))!,
    until: isoOf(at.readInt32LE(FACT.until)),
    organ: at.readUInt32LE(FACT.organ),
    item: at.readUInt16LE(FACT.item),
    nature: NATURES[nature & 15]!,
    severity: SEVERITY_CODES[nature >> 4]!,
    validity: VALIDITIES[state & 15]!,
    ended: ENDED_CODES[state >> 4]!,
    amountFen: Number(at.readBigInt64LE(FACT.amount)),
    province: province === 0 ? null : province,
    confirmed: (flags & FLAGS.confirmed) !== 0,
    objection: (flags & FLAGS.objection) !== 0,
    shielded: (flags & FLAGS.shielded) !== 0,
    stopped: (flags & FLAGS.stopped) !== 0,
    facet: at.readUInt16LE(FACT.facet),
    tie: at.readUInt32LE(FACT.tie),
  };
}

/** The last 32 bits of a record's id, which are random. */
export function tieOf(recordId: string): number {
  return Number.parseInt(recordId.slice(-8), 16);
}

function numberOf(numbers: ReadonlyMap<string, number>, code: string): number {
  const found = numbers.get(code);
  if (found === undefined) throw new XinhengError('INTERNAL', { what: `number of ${code}` });
  return found;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
