import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';
import { XinhengError } from '../errors/index.ts';

/** What stands on a paper, in order. Text is text: no character of it is read as markup. */
export interface PaperContent {
  title: string;
  organ: string;
  heading: string;
  number: string | null;
  /** The line at the margin before the first paragraph. */
  addressee: string | null;
  parts: readonly { title: string | null; paragraphs: readonly string[] }[];
  /** The day in words. */
  day: string;
  date: { year: number; month: number; day: number };
  seal: string;
  /** A line on top of every page (demonstration), or null. */
  mark: string | null;
}

export interface Rendered {
  bytes: Buffer;
  pages: number;
}

/** Tagged and archival: every character keeps its Unicode value, and one that the font lacks is an error of the exporter. */
const STANDARD = 'a-2a';
/** Typst remembers what it laid out; results that were not used for so many papers are dropped. */
const CACHE_AGE = 10;
const require = createRequire(import.meta.url);
const FONTS = [
  require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  require.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
];

interface Press {
  compiler: Typst.NodeCompiler;
  layout: string;
}
let press: Press | undefined;

/** Made at the first paper, so that nothing else waits for a native module and two fonts, or fails without them. */
function pressOf(): Press {
  if (press !== undefined) return press;
  const typst = require('@myriaddreamin/typst-ts-node-compiler') as typeof Typst;
  press = {
    compiler: typst.NodeCompiler.create({ fontArgs: [{ fontPaths: FONTS }] }),
    layout: readFileSync(fileURLToPath(new URL('../../../src/kernel/documents/layout.typ', import.meta.url)), 'utf8'),
  };
  return press;
}

/** The same content gives the same bytes: no clock, no chance. Throws INTERNAL where the layout or a font fails. */
export function render(paper: PaperContent): Rendered {
  const { compiler, layout } = pressOf();
  const compiled = compiler.compile({ mainFileContent: layout, inputs: { paper: JSON.stringify(paper) } });
  const fault = compiled.takeError();
  if (fault !== null || compiled.result === null) {
    throw new XinhengError('INTERNAL', { what: 'layout' }, { cause: fault?.shortDiagnostics });
  }
  const { year, month, day } = paper.date;
  try {
    const bytes = compiler.pdf(compiled.result, {
      pdfStandard: STANDARD,
      creationTimestamp: Date.UTC(year, month - 1, day) / 1000,
    });
    return { bytes, pages: compiled.result.numOfPages };
  } catch (cause) {
    throw new XinhengError('INTERNAL', { what: 'PDF' }, { cause });
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
}

/** Controls, private use, marks of direction, joiners, selectors: without a shape of their own, they would vanish or reorder the rest. */
const SHAPELESS = /[\p{C}\p{Default_Ignorable_Code_Point}]/u;

/** Has the text, its line ends apart, a character that would vanish? Cheap: for every paper. */
export function hasShapeless(text: string): boolean {
  return SHAPELESS.test(text.replaceAll('\n', ''));
}

/** Which characters would not be seen: the shapeless ones and those that the fonts lack. A try each: for papers that failed. */
export function unprintable(text: string): string[] {
  const { compiler } = pressOf();
  const layout = '#set text(font: "Noto Serif SC", fallback: false)\n#sys.inputs.text';
  const shown = (character: string): boolean => {
    if (SHAPELESS.test(character)) return false;
    const { result } = compiler.compile({ mainFileContent: layout, inputs: { text: character } });
    try {
      if (result !== null) compiler.pdf(result, { pdfStandard: STANDARD, creationTimestamp: 0 });
      return result !== null;
    } catch {
      return false;
    }
  };
  return [...new Set(text.replaceAll('\n', ''))].filter((character) => !shown(character));
}
