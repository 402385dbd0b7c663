import { COLOURS, DARK, DEPTHS, LIGHT_DEPTHS } from '../house.ts';

/** Grades: depth of one hue by day and by night, ink on the light ones and paper on the deep ones. */
const GRADES = {
  'grade-0': COLOURS['grade-0'],
  'grade-1': COLOURS['grade-1'],
  'grade-2': COLOURS['grade-2'],
  'grade-3': COLOURS['grade-3'],
  'grade-4': COLOURS['grade-4'],
  'grade-5': COLOURS['grade-5'],
  'grade-6': COLOURS['grade-6'],
  'grade-7': COLOURS['grade-7'],
  'grade-8': COLOURS['grade-8'],
  'grade-9': COLOURS['grade-9'],
  'grade-10': COLOURS['grade-10'],
  'grade-11': COLOURS['grade-11'],
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
  ...Array.from({ length: DEPTHS }, (_, depth) => ({
    colour: depth < LIGHT_DEPTHS ? ('on-grade-light' as const) : ('on-grade-deep' as const),
    on: `grade-${depth}` as Part,
    min: 4.5,
  })),
];
