import { theme, type ThemeConfig } from 'antd';
import { FONTS, type Language } from '../house.ts';
import { FACES, type Face } from './colours.ts';

export type Density = 'comfortable' | 'compact';
export type Mode = 'light' | 'dark';

/** Heights of what one presses and of a row, px: 24 is the least that WCAG 2.2 allows. */
const HEIGHTS: Readonly<Record<Density, { control: number; row: number; text: number }>> = {
  comfortable: { control: 32, row: 40, text: 14 },
  compact: { control: 28, row: 32, text: 13 },
};

export function antTheme(mode: Mode, density: Density, language: Language, still: boolean): ThemeConfig {
  const face = FACES[mode];
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: 'xinheng' },
    hashed: false,
    token: {
      colorPrimary: face.primary,
      colorLink: face.link,
      colorError: face.late,
      colorWarning: face.soon,
      colorSuccess: face.done,
      colorInfo: face.primary,
      colorText: face.ink,
      colorTextSecondary: face['ink-2'],
      colorTextPlaceholder: face['ink-2'],
      colorTextTertiary: face['ink-2'],
      colorTextQuaternary: face['ink-2'],
      colorTextLightSolid: face['on-primary'],
      colorBorder: face['line-strong'],
      colorBorderSecondary: face.line,
      colorBgBase: face.surface,
      colorBgContainer: face.surface,
      colorBgElevated: face.surface,
      colorBgLayout: face.ground,
      borderRadius: 2,
      fontSize: HEIGHTS[density].text,
      lineHeight: 1.6,
      controlHeight: HEIGHTS[density].control,
      fontFamily: language === 'en' ? FONTS.latin : FONTS.sans,
      motion: !still,
    },
    components: {
      Button: {
        primaryColor: face['on-primary'],
        dangerColor: face['on-primary'],
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
      },
    },
  };
}

/** The same for our own stylesheet, as custom properties of the page: the policy of content allows no style attribute. */
export function paint(root: HTMLElement, mode: Mode, density: Density): void {
  const face: Face = FACES[mode];
  for (const [name, colour] of Object.entries(face)) root.style.setProperty(`--${name}`, colour);
  const { control, row, text } = HEIGHTS[density];
  root.style.setProperty('--control', `${control}px`);
  root.style.setProperty('--row', `${row}px`);
  root.style.setProperty('--text', `${text}px`);
  root.style.setProperty('--sans', FONTS.sans);
  root.style.setProperty('--latin', FONTS.latin);
  root.style.setProperty('--mono', FONTS.mono);
  root.style.colorScheme = mode;
  root.dataset['mode'] = mode;
}
