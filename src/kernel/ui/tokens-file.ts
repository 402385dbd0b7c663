import { COLOURS, CONTRAST, DARK } from './palette.ts';
import { contrast, DARK_PAIRS, PAIRS, type ColourPair } from './pairs.ts';
import { FONTS, MARKS, SIZES, SPACE, TYPE } from './tokens.ts';

/** tokens.json: what designers and other programs read. Made by `npm run tokens`; a test fails when it is stale. */
export function tokensFile(): string {
  const document = {
    comment: 'Made by npm run tokens from src/kernel/ui; ratios are computed (WCAG 2.2), rounded down.',
    colours: { light: COLOURS, contrast: CONTRAST, dark: DARK },
    pairs: {
      light: PAIRS.map((pair) => measured(pair, COLOURS)),
      contrast: PAIRS.map((pair) => measured(pair, CONTRAST)),
      dark: DARK_PAIRS.map((pair) => measured(pair, DARK)),
    },
    type: { fonts: FONTS, sizes: SIZES, scale: TYPE },
    space: SPACE,
    marks: MARKS,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

export interface MeasuredPair extends ColourPair {
  ratio: number;
}

export function measured<Name extends string>(pair: ColourPair<Name>, palette: Readonly<Record<Name, string>>): MeasuredPair {
  return { ...pair, ratio: contrast(palette[pair.colour], palette[pair.on]) };
}
