/** The steelyard: a beam with seven stars (the Dipper; seven working days), cord, hook and pan on the left, weight on the right. */
const star = (n: number): [number, number] => [23 + n * 5, Number((12.4 - n * 0.42).toFixed(2))];

export const MARK_SHAPES = {
  lines: ['M4 14L56 9.6', 'M17 4V12.9', 'M7 13.8V22', 'M2 22H12', 'M2.4 22Q7 28.6 11.6 22', 'M43 10.8V20'],
  stars: [0, 1, 2, 3, 4, 5, 6].map(star),
  weight: 'M40 20H46L47.6 29H38.4Z',
} as const;
