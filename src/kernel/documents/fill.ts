import { MAY_BE_EMPTY, type DocumentTemplateContent } from '../policy/index.ts';
import { paperRefused } from './refuse.ts';
import type { PaperValues } from './types.ts';

const PLACE = /\{([^{}]*)\}(。?)/gu;

/** The names in `{…}` of a template, each once, in order. */
export function placesOf(template: DocumentTemplateContent): string[] {
  const texts = [template.heading.zh, ...template.parts.flatMap(({ title, text }) => [title?.zh ?? '', text.zh])];
  return [...new Set(texts.flatMap((text) => [...text.matchAll(PLACE)].map((match) => match[1]!)))];
}

export function mayBeEmpty(name: string): boolean {
  return (MAY_BE_EMPTY as readonly string[]).includes(name);
}

export interface Filled {
  heading: string;
  parts: { title: string | null; paragraphs: string[] }[];
}

/**
 * Puts values into a template. What a value holds is never looked at again, also where it looks like a place. Throws
 * PAPER_REFUSED with every name that has no value, or an empty one that may not be.
 */
export function fill(template: DocumentTemplateContent, values: PaperValues): Filled {
  const missing = placesOf(template).filter((name) => {
    return !Object.hasOwn(values, name) || (values[name]!.trim() === '' && !mayBeEmpty(name));
  });
  if (missing.length > 0) throw paperRefused((say) => say['paper.missing']({ names: missing.join(', ') }));
  // Who writes a sentence into a field ends it; the template's own stop would be a second one.
  const filled = (text: string): string =>
    text.replaceAll(PLACE, (_, name: string, stop: string) => {
      const value = values[name]!;
      return /[。！？]\s*$/u.test(value) ? value : `${value}${stop}`;
    });
  return {
    heading: filled(template.heading.zh),
    parts: template.parts.map(({ title, text }) => ({
      title: title === undefined ? null : filled(title.zh),
      paragraphs: paragraphsOf(filled(text.zh)),
    })),
  };
}

function paragraphsOf(text: string): string[] {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
