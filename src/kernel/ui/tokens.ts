import { COLOURS, CONTRAST } from './palette.ts';

const LATIN = '"Segoe UI","Helvetica Neue",Roboto,"Noto Sans","Liberation Sans",Arial';
const HAN = '"PingFang SC","HarmonyOS Sans SC",MiSans,"Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC"';

/** CJK first: with system-ui first, Debian sets digits in another face than the Han beside them. No font is fetched. */
const FONT_SANS = `${HAN},system-ui,sans-serif`;
/** English text: a CJK face draws ’ “ ” … as wide as a Han character, and leaves a gap in every “don’t”. */
const FONT_LATIN = `${LATIN},${HAN},system-ui,sans-serif`;
const FONT_MONO = 'ui-monospace,"SF Mono",Consolas,"IBM Plex Mono","Noto Sans Mono CJK SC",monospace';
export const FONTS = { sans: FONT_SANS, latin: FONT_LATIN, mono: FONT_MONO } as const;

/** Steps of space, px at the plain size: they grow with the letters. */
export const SPACE = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32, 7: 48, 8: 64 } as const;

/** Size in px of the letters that everything else is measured by, line height, and the least height of what one presses. */
export const SIZES = {
  plain: { base: 18, line: 1.75, target: 44, control: 48 },
  large: { base: 27, line: 1.8, target: 60, control: 64 },
} as const;

/** Letters in rem: [size, line height]. */
export const TYPE = {
  h1: [1.78, 1.35],
  h2: [1.33, 1.4],
  h3: [1.11, 1.5],
  body: [1, 1.75],
  meta: [0.89, 1.6],
} as const;

/** Marks: a word and a form of border; never colour alone. */
export const MARKS = {
  objection: { border: 'dashed', colour: 'objection', on: 'objection-wash' },
  late: { border: 'solid', colour: 'late', on: 'late-wash' },
  soon: { border: 'solid', colour: 'soon', on: 'soon-wash' },
  done: { border: 'solid', colour: 'done', on: 'done-wash' },
  good: { border: 'solid', colour: 'honour', on: 'honour-wash' },
  plain: { border: 'solid', colour: 'ink-2', on: 'wash-2' },
} as const;

/** The ground of the stylesheet: values of the names that `css` uses, and what the two other views change. */
export function customProperties(css: string): string {
  const used = new Set([...css.matchAll(/var\(--([a-z0-9-]+)\)/g)].map((match) => match[1] ?? ''));
  const colours = (palette: Readonly<Record<string, string>>) =>
    Object.entries(palette)
      .filter(([name]) => used.has(name))
      .map(([name, hex]) => `--${name}:${hex}`);
  const space = Object.entries(SPACE).map(([step, px]) => `--s${step}:${px / 16}rem`);
  const fonts = Object.entries(FONTS).map(([name, stack]) => `--${name}:${stack}`);
  const sizes = ({ base, line, target, control }: (typeof SIZES)['plain' | 'large']) => [
    `--base:${(base / 16) * 100}%`,
    `--leading:${line}`,
    `--target:${target}px`,
    `--control:${control}px`,
  ];
  return (
    `:root{${[...colours(COLOURS), ...space, ...fonts, ...sizes(SIZES.plain)].join(';')}}` +
    `:root[data-view~=large]{${sizes(SIZES.large).join(';')}}` +
    // On paper ink is black whatever the screen shows.
    `@media screen{:root[data-view~=contrast]{${colours(CONTRAST).join(';')}}}`
  );
}
