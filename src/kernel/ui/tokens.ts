/**
 * The colours of every face (design: ink on paper, one blue, a little brass). Red and green never stand for a firm: both
 * would be a verdict. `late` is for organs' clocks and for faults in a form only.
 */
export const COLOURS = {
  ink: '#1B1F23',
  'ink-2': '#46515B',
  'ink-3': '#5C6771',
  paper: '#FFFFFF',
  wash: '#F6F3EC',
  'wash-2': '#ECE7DB',
  line: '#D3CDBF',
  'line-strong': '#7A7466',
  primary: '#0B4F6C',
  'primary-dark': '#083B52',
  'primary-wash': '#E3EFF4',
  link: '#0A5A86',
  visited: '#5B3A8C',
  focus: '#FFD54A',
  objection: '#54347F',
  'objection-wash': '#F1ECF8',
  soon: '#7A4E00',
  'soon-wash': '#FFF3D6',
  late: '#97291B',
  'late-wash': '#FCEBE7',
  honour: '#6F4A00',
  'honour-wash': '#FAF0D7',
  brass: '#B07D22',
  footer: '#22303A',
  'footer-link': '#CFE6F1',
  'chart-1': '#0B4F6C',
  'chart-2': '#B25E12',
  'chart-3': '#5B3A8C',
} as const;
export type Colour = keyof typeof COLOURS;

/** Every pair that the stylesheet sets, with the least contrast it must have (WCAG 2.2: text 4.5, shapes 3). */
export const PAIRS: readonly { on: Colour; colour: Colour; min: number }[] = [
  { colour: 'ink', on: 'paper', min: 7 },
  { colour: 'ink', on: 'wash', min: 7 },
  { colour: 'ink', on: 'wash-2', min: 7 },
  { colour: 'ink', on: 'primary-wash', min: 7 },
  { colour: 'ink', on: 'objection-wash', min: 7 },
  { colour: 'ink', on: 'focus', min: 7 },
  { colour: 'ink-2', on: 'paper', min: 4.5 },
  { colour: 'ink-2', on: 'wash', min: 4.5 },
  { colour: 'ink-2', on: 'wash-2', min: 4.5 },
  { colour: 'ink-3', on: 'paper', min: 4.5 },
  { colour: 'ink-3', on: 'wash', min: 4.5 },
  { colour: 'paper', on: 'primary', min: 7 },
  { colour: 'paper', on: 'primary-dark', min: 7 },
  { colour: 'paper', on: 'ink', min: 7 },
  { colour: 'primary', on: 'paper', min: 7 },
  { colour: 'primary', on: 'wash', min: 4.5 },
  { colour: 'primary', on: 'primary-wash', min: 4.5 },
  { colour: 'link', on: 'paper', min: 7 },
  { colour: 'link', on: 'wash', min: 4.5 },
  { colour: 'link', on: 'wash-2', min: 4.5 },
  { colour: 'link', on: 'objection-wash', min: 4.5 },
  { colour: 'link', on: 'soon-wash', min: 4.5 },
  { colour: 'link', on: 'late-wash', min: 4.5 },
  { colour: 'link', on: 'primary-wash', min: 4.5 },
  { colour: 'visited', on: 'paper', min: 7 },
  { colour: 'visited', on: 'wash', min: 4.5 },
  { colour: 'visited', on: 'wash-2', min: 4.5 },
  { colour: 'visited', on: 'objection-wash', min: 4.5 },
  { colour: 'visited', on: 'soon-wash', min: 4.5 },
  { colour: 'visited', on: 'primary-wash', min: 4.5 },
  { colour: 'objection', on: 'objection-wash', min: 4.5 },
  { colour: 'soon', on: 'soon-wash', min: 4.5 },
  { colour: 'late', on: 'late-wash', min: 4.5 },
  { colour: 'late', on: 'paper', min: 4.5 },
  { colour: 'honour', on: 'honour-wash', min: 4.5 },
  { colour: 'brass', on: 'paper', min: 3 },
  { colour: 'line-strong', on: 'paper', min: 3 },
  { colour: 'line-strong', on: 'wash', min: 3 },
  { colour: 'paper', on: 'footer', min: 7 },
  { colour: 'footer-link', on: 'footer', min: 7 },
  { colour: 'chart-1', on: 'paper', min: 4.5 },
  { colour: 'chart-2', on: 'paper', min: 4.5 },
  { colour: 'chart-3', on: 'paper', min: 4.5 },
];

/** CJK first: with system-ui first, Debian sets digits in another face than the Han beside them. No font is fetched. */
export const FONT_SANS =
  '"PingFang SC","HarmonyOS Sans SC",MiSans,"Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif';
export const FONT_MONO = 'ui-monospace,"SF Mono",Consolas,"IBM Plex Mono","Noto Sans Mono CJK SC",monospace';

/** Steps of space, px. */
export const SPACE = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32, 7: 48, 8: 64 } as const;

export function customProperties(): string {
  const colours = Object.entries(COLOURS).map(([name, hex]) => `--${name}:${hex}`);
  const space = Object.entries(SPACE).map(([step, px]) => `--s${step}:${px / 16}rem`);
  return `:root{${[...colours, ...space, `--sans:${FONT_SANS}`, `--mono:${FONT_MONO}`].join(';')}}`;
}
