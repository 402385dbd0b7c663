/** Why a body may be the one that a row means. Points put the likelier first; a person decides. */
export const MATCH_REASONS = [
  'number',
  'code_near',
  'name_equal',
  'former_name',
  'name_near',
  'name_contained',
  'same_district',
  'same_address',
  'other_legal_form',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** Our own default (no rule was found): a number says most, then the very name; form and place only tip the balance. */
const POINTS: Readonly<Record<MatchReason, number>> = {
  number: 50,
  code_near: 40,
  name_equal: 50,
  former_name: 40,
  name_near: 25,
  name_contained: 15,
  same_district: 10,
  same_address: 15,
  other_legal_form: -15,
};

export interface RowFacts {
  nameNorm: string;
  key: string;
  /** Codes that differ in one position from the wrong one that the row gives. */
  nearCodes: readonly string[];
  district: string | null;
  address: string | null;
}

export interface BodyFacts {
  subjectId: string;
  /** Normal forms, current and former. */
  names: { norm: string; current: boolean }[];
  /** Numbers that were ever this body's. */
  numbers: readonly string[];
  uscc: string | null;
  district: string | null;
  addresses: readonly string[];
}

export interface Ranked {
  subjectId: string;
  points: number;
  reasons: MatchReason[];
}

/** The likelier first; ties by the shorter edit distance of names, then by id. Bodies for which nothing speaks are left out. Pure. */
export function rank(row: RowFacts, bodies: readonly BodyFacts[]): Ranked[] {
  return bodies
    .map((body) => {
      const reasons = reasonsFor(row, body);
      const distance = Math.min(...body.names.map((name) => editDistance(name.norm, row.nameNorm)), 99);
      return { subjectId: body.subjectId, reasons, distance, points: reasons.reduce((n, each) => n + POINTS[each], 0) };
    })
    .filter((each) => each.points > 0)
    .sort((a, b) => b.points - a.points || a.distance - b.distance || (a.subjectId < b.subjectId ? -1 : 1))
    .map(({ subjectId, points, reasons }) => ({ subjectId, points, reasons }));
}

function reasonsFor(row: RowFacts, body: BodyFacts): MatchReason[] {
  const reasons: MatchReason[] = [];
  if (body.numbers.includes(row.key)) reasons.push('number');
  if (body.uscc !== null && row.nearCodes.includes(body.uscc)) reasons.push('code_near');
  const equal = body.names.find((name) => name.norm === row.nameNorm);
  if (equal) reasons.push(equal.current ? 'name_equal' : 'former_name');
  else if (body.names.some((name) => editDistance(name.norm, row.nameNorm) <= nearBy(row.nameNorm))) reasons.push('name_near');
  else if (body.names.some((name) => contains(name.norm, row.nameNorm))) reasons.push('name_contained');
  if (row.district !== null && row.district === body.district) reasons.push('same_district');
  if (row.address !== null && body.addresses.some((each) => contains(each, row.address!))) reasons.push('same_address');
  const forms = new Set(body.names.map((name) => legalForm(name.norm)));
  const form = legalForm(row.nameNorm);
  if (form !== null && !forms.has(form) && !forms.has(null)) reasons.push('other_legal_form');
  return reasons;
}

/** One slip in a short name, two in one of eight characters or more. */
const nearBy = (name: string): number => ([...name].length < 8 ? 1 : 2);

function contains(a: string, b: string): boolean {
  return a.length >= 4 && b.length >= 4 && (a.includes(b) || b.includes(a));
}

const FORMS = [
  '股份有限公司',
  '有限责任公司',
  '有限公司',
  '合伙企业',
  '专业合作社',
  '个人独资企业',
  '分公司',
  '事务所',
  '协会',
  '中心',
  '厂',
  '店',
  '社',
  '院',
  '部',
] as const;

/** The legal form at the end of a name; null where none of the usual stands there. */
export function legalForm(name: string): string | null {
  const bare = name.replace(/（[^）]*）$/u, '');
  const form = FORMS.find((each) => bare.endsWith(each));
  return form === '有限责任公司' ? '有限公司' : (form ?? null);
}

/** Characters replaced, dropped, added, or neighbours swapped (optimal string alignment), up to 3 and then 99. */
export function editDistance(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  if (Math.abs(x.length - y.length) > 3) return 99;
  let before: number[] = [];
  let last = Array.from({ length: y.length + 1 }, (_, j) => j);
  for (let i = 1; i <= x.length; i += 1) {
    const line = [i];
    for (let j = 1; j <= y.length; j += 1) {
      const same = x[i - 1] === y[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, line[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      line.push(best);
    }
    [before, last] = [last, line];
  }
  const distance = last[y.length]!;
  return distance > 3 ? 99 : distance;
}
