import { COLOURS, DARK } from '../house.ts';

/** Grades: depth of one hue by day and by night, ink on the light ones and paper on the deep ones. */
const GRADES = {
  'grade-a': COLOURS['grade-a'],
  'grade-b': COLOURS['grade-b'],
  'grade-c': COLOURS['grade-c'],
  'grade-d': COLOURS['grade-d'],
  'on-grade-light': COLOURS.ink,
  'on-grade-deep': COLOURS.paper,
} as const;

/** The part that each colour plays here; the colours themselves are those of every face (src/kernel/ui/palette.ts). */
const LIGHT_FACE = {
  ...GRADES,
  ground: COLOURS.wash,
  surface: COLOURS.paper,
  raised: COLOURS['wash-2'],
  chosen: COLOURS['primary-wash'],
  ink: COLOURS.ink,
  'ink-2': COLOURS['ink-2'],
  line: COLOURS.line,
  'line-strong': COLOURS['line-strong'],
  primary: COLOURS.primary,
  'on-primary': COLOURS.paper,
  link: COLOURS.link,
  head: COLOURS['primary-dark'],
  'on-head': COLOURS.paper,
  focus: COLOURS.focus,
  'on-focus': COLOURS['on-focus'],
  late: COLOURS.late,
  'late-wash': COLOURS['late-wash'],
  soon: COLOURS.soon,
  'soon-wash': COLOURS['soon-wash'],
  done: COLOURS.done,
  'done-wash': COLOURS['done-wash'],
  objection: COLOURS.objection,
  'objection-wash': COLOURS['objection-wash'],
  honour: COLOURS.honour,
  'honour-wash': COLOURS['honour-wash'],
  brass: COLOURS.brass,
} as const;
export type Part = keyof typeof LIGHT_FACE;
export type Face = Readonly<Record<Part, string>>;

export const FACES: Readonly<Record<'light' | 'dark', Face>> = {
  light: LIGHT_FACE,
  dark: {
    ...GRADES,
    ...DARK,
    chosen: DARK.raised,
    line: DARK['line-strong'],
    link: DARK.primary,
    head: DARK.raised,
    'on-head': DARK.ink,
    focus: COLOURS.focus,
    'on-focus': COLOURS['on-focus'],
    honour: DARK.soon,
    'honour-wash': DARK['soon-wash'],
    brass: DARK.soon,
  },
};

/** What stands on what, with the least contrast that it must have (WCAG 2.2: text 4.5, shapes 3). */
const MARKS = ['late', 'soon', 'done', 'objection', 'honour'] as const;
export const PAIRS: readonly { colour: Part; on: Part; min: number }[] = [
  ...(['ground', 'surface', 'raised', 'chosen'] as const).flatMap((on) => [
    { colour: 'ink' as const, on, min: 7 },
    { colour: 'ink-2' as const, on, min: 4.5 },
    { colour: 'link' as const, on, min: 4.5 },
    { colour: 'line-strong' as const, on, min: 3 },
  ]),
  ...MARKS.flatMap((colour) => [
    { colour, on: `${colour}-wash` as const, min: 4.5 },
    { colour: 'ink' as const, on: `${colour}-wash` as const, min: 7 },
    { colour: 'link' as const, on: `${colour}-wash` as const, min: 4.5 },
    { colour, on: 'surface' as const, min: 4.5 },
  ]),
  { colour: 'on-primary', on: 'primary', min: 7 },
  { colour: 'on-head', on: 'head', min: 7 },
  { colour: 'on-focus', on: 'focus', min: 7 },
  { colour: 'brass', on: 'surface', min: 3 },
  { colour: 'on-grade-light', on: 'grade-a', min: 7 },
  { colour: 'on-grade-light', on: 'grade-b', min: 7 },
  { colour: 'on-grade-deep', on: 'grade-c', min: 4.5 },
  { colour: 'on-grade-deep', on: 'grade-d', min: 7 },
];
