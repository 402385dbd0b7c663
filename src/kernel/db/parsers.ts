import pg from 'pg';

const OID = {
  int8: 20,
  date: 1082,
  numeric: 1700,
  int8Array: 1016,
  dateArray: 1182,
  numericArray: 1231,
  textArray: 1009,
};

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is not a safe number`);
  return value;
}

const same = (text: string): string => text;
const textArray = pg.types.getTypeParser(OID.textArray) as (text: string) => (string | null)[];
const safeIntegers = (text: string): (number | null)[] => textArray(text).map((each) => (each === null ? null : safeInteger(each)));

// The driver would turn dates into local midnights and numeric[] into floats: a day off by one, a fen lost.
const OURS = new Map<number, (text: string) => unknown>([
  [OID.int8, safeInteger],
  [OID.date, same],
  [OID.numeric, same],
  [OID.int8Array, safeIntegers],
  [OID.dateArray, textArray],
  [OID.numericArray, textArray],
]);

/** Dates as ISO days, bigint as a safe number (else an error), numeric as a string; the rest as the driver does it. */
export const parsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const ours = format === 'binary' ? undefined : OURS.get(oid);
    return ours ?? pg.types.getTypeParser(oid, format ?? 'text');
  },
};
