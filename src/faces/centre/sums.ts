import { numbers, type Explained } from '../../during/evaluation/index.ts';
import { scaledBy, type ModelContent } from '../../kernel/policy/index.ts';

const { clamp, decimalText, fractionText, halfUp, plus } = numbers;
type Fraction = numbers.Fraction;

/** A group as it is added up for its reader: exact decimals, or fractions as 278/3. */
export interface GroupSum {
  id: string;
  title: { zh: string; en: string };
  /** Where the group begins, apart from its lines. */
  start: string;
  /** Its start and its lines, before floor and cap; null where one of its lines is not told. */
  before: string | null;
  floor: string | null;
  cap: string | null;
  /** After floor and cap. */
  after: string;
  weight: string;
  /** What goes into the score. */
  counted: string;
}

export interface Sum {
  start: string;
  groups: GroupSum[];
  /** Start and groups, before the bounds of the score and before it is rounded. */
  whole: string;
  /** After the bounds. */
  bounded: string;
}

/**
 * How a score is added up from what its reader is shown; null without one. `withheld`: lines that give points and are not told,
 * so that the lines of their group cannot add up.
 */
export function sumOf(
  content: Pick<ModelContent, 'groups' | 'indicators' | 'score'>,
  explained: Pick<Explained, 'score' | 'start' | 'groups' | 'indicators'>,
  withheld: ReadonlySet<string>,
): Sum | null {
  if (explained.score === null) return null;
  const groups = explained.groups.flatMap(({ id, points, weight }): GroupSum[] => {
    const { title, start, floor, cap } = content.groups.find((each) => each.id === id)!;
    // A score was given, so that each group has a weight.
    if (weight === null) return [];
    const own = content.indicators.filter((each) => each.group === id);
    const told = own.every((each) => !withheld.has(each.id) || each.points.kind === 'none');
    const lines = explained.indicators.filter((each) => each.group === id);
    const before = lines.reduce((sum, each) => plus(sum, fraction(each.points)), fraction(start));
    const counted = times(fraction(points), fraction(weight));
    return [{ id, title, start, floor, cap, before: told ? text(before) : null, after: points, weight, counted: text(counted) }];
  });
  const whole = groups.reduce((sum, { counted }) => plus(sum, fraction(counted)), fraction(explained.start));
  const { floor, cap } = content.score;
  const bounded = clamp(whole, nullable(floor), nullable(cap));
  return { start: explained.start, groups, whole: text(whole), bounded: text(bounded) };
}

/** Of points and of weights: four decimals at most, and as many of a sum. */
const PLACES = 8;
const SCALE = 10n ** BigInt(PLACES);

function fraction(given: string): Fraction {
  const [n = '0', d = '1'] = given.split('/');
  return { n: scaledBy(n, PLACES), d: BigInt(d) * SCALE };
}

const nullable = (given: string | null): Fraction | null => (given === null ? null : fraction(given));
const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d });

/** A decimal where it is one, else reduced. */
function text(value: Fraction): string {
  const { n, d } = value;
  return (n * SCALE) % d === 0n ? decimalText((n * SCALE) / d, PLACES) : fractionText(value);
}

/** As it is read: a decimal as it is; a fraction to two places, half up, and then it is `about`. */
export function told(value: string): { text: string; about: boolean } {
  if (!value.includes('/')) return { text: value, about: false };
  const { n, d } = fraction(value);
  return { text: decimalText(halfUp({ n: n * 100n, d }), 2), about: true };
}
