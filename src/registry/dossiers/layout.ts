import { ENDED_KINDS, NATURES, SEVERITIES, VALIDITIES } from '../records/types.ts';
import { SUBJECT_SIZES, type SubjectKind, type SubjectState } from '../subjects/types.ts';

/** Raised whenever a byte changes its meaning: a dossier of another layout is packed anew before it is read. */
export const LAYOUT = 3;
/** Bytes of the header and of each fact. */
export const SIZE = 32;
/** No day. */
export const NEVER = 0x7fffffff;

/**
 * Little-endian. Header: layout u16, kind u8, state u8, count u32, position u64, founded i32, district u32, industry as its
 * section letter u8 (0 = none), number of digits and class of size u8 (low and high half) and the digits u16, earliest last day of an open objection i32.
 */
export const HEADER = {
  layout: 0,
  kind: 2,
  state: 3,
  count: 4,
  position: 8,
  founded: 16,
  district: 20,
  section: 24,
  digits: 25,
  industry: 26,
  objectionDue: 28,
} as const;

/**
 * A fact: event day i32, until day i32, organ u32, item u16, nature and severity u8 (low and high half), validity and kind
 * of end u8 (low and high half), amount in 分 i64, province u8 (0 = none), flags u8, facet u16 (0 = none), tie-break u32.
 */
export const FACT = {
  event: 0,
  until: 4,
  organ: 8,
  item: 12,
  nature: 14,
  state: 15,
  amount: 16,
  province: 24,
  flags: 25,
  facet: 26,
  tie: 28,
} as const;

/** Bit 1 and the two highest are free: voluntary items are verified by a room that comes later. */
export const FLAGS = {
  /** Released, or nothing held it: what is held for a reviewer is unconfirmed. */
  confirmed: 1,
  objection: 4,
  shielded: 8,
  /** No longer shared. */
  stopped: 16,
} as const;

/** Orders that the bytes rest on: new words are added at the end. */
export const KINDS = [
  'enterprise',
  'individual_business',
  'cooperative',
  'public_body',
  'institution',
  'social_organisation',
  'other',
] as const satisfies SubjectKind[];
export const STATES = ['active', 'revoked', 'cancelled', 'unknown'] as const satisfies SubjectState[];

/** 0 = none, then the words in their order. */
export const SIZE_CODES = [null, ...SUBJECT_SIZES] as const;
export const SEVERITY_CODES = [null, ...SEVERITIES] as const;
export const ENDED_CODES = [null, ...ENDED_KINDS] as const;
export { NATURES, VALIDITIES };
