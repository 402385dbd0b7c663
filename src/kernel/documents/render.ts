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

let compiler: Typst.NodeCompiler | undefined;
let paperLayout: string | undefined;

/** Made at the first paper, so that nothing else waits for a native module and two fonts, or fails without them. */
function press(): Typst.NodeCompiler {
  const typst = require('@myriaddreamin/typst-ts-node-compiler') as typeof Typst;
  compiler ??= typst.NodeCompiler.create({ fontArgs: [{ fontPaths: FONTS }] });
  return compiler;
}

/** A layout that stands beside the sources. */
export function layoutAt(path: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../src/${path}`, import.meta.url)), 'utf8');
}

/**
 * A Typst layout with its data, as an archival file dated `seconds` after 1970. The same input gives the same bytes: no
 * clock, no chance. Throws INTERNAL where the layout or a font fails.
 */
export function typeset(layout: string, inputs: Readonly<Record<string, string>>, seconds: number): Rendered {
  const pressed = press();
  const compiled = pressed.compile({ mainFileContent: layout, inputs });
  const fault = compiled.takeError();
  if (fault !== null || compiled.result === null) {
    throw new XinhengError('INTERNAL', { what: 'layout' }, { cause: fault?.shortDiagnostics });
  }
  try {
    const bytes = pressed.pdf(compiled.result, { pdfStandard: STANDARD, creationTimestamp: seconds });
    return { bytes, pages: compiled.result.numOfPages };
  } catch (cause) {
    throw new XinhengError('INTERNAL', { what: 'PDF' }, { cause });
  } finally {
    pressed.evictCache(CACHE_AGE);
  }
}

/** A paper of a procedure. As `typeset`. */
export function render(paper: PaperContent): Rendered {
  paperLayout ??= layoutAt('kernel/documents/layout.typ');
  const { year, month, day } = paper.date;
  return typeset(paperLayout, { paper: JSON.stringify(paper) }, Date.UTC(year, month - 1, day) / 1000);
}

/** Controls, private use, marks of direction, joiners, selectors: without a shape of their own, they would vanish or reorder the rest. */
const SHAPELESS = /[\p{C}\p{Default_Ignorable_Code_Point}]/u;

/** Has the text, its line ends apart, a character that would vanish? Cheap: for every paper. */
export function hasShapeless(text: string): boolean {
  return SHAPELESS.test(text.replaceAll('\n', ''));
}

/** Which characters would not be seen: the shapeless ones and those that the fonts lack. A try each: for papers that failed. */
export function unprintable(text: string): string[] {
  const pressed = press();
  const layout = '#set text(font: "Noto Serif SC", fallback: false)\n#sys.inputs.text';
  const shown = (character: string): boolean => {
    if (SHAPELESS.test(character)) return false;
    const { result } = pressed.compile({ mainFileContent: layout, inputs: { text: character } });
    try {
      if (result !== null) pressed.pdf(result, { pdfStandard: STANDARD, creationTimestamp: 0 });
      return result !== null;
    } catch {
      return false;
    }
  };
  return [...new Set(text.replaceAll('\n', ''))].filter((character) => !shown(character));
}
