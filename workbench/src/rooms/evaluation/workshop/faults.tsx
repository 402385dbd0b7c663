import { useRef, useState, type ReactElement, type RefObject } from 'react';
import { asProblem, type ApiProblem } from '../../../api/problem.ts';
import { lineOf, linesOf } from '../../../house.ts';
import { useSay } from '../../../look/look.tsx';
import { startOf } from '../../../parts/line-start.ts';
import { placeInWords } from '../../../parts/place.ts';
import { Mixed } from '../../../parts/text.tsx';
import type { Json } from './document.ts';
import { workshopMessages } from './messages.ts';
import type { Draft } from './use-draft.ts';
import { faultsOfFigures } from './written.ts';

export interface Fault {
  /** JSON pointer into the model. */
  path: string;
  message: string;
}

export interface Faults {
  all: readonly Fault[];
  /** Those that are seen while one types: with them nothing is sent. */
  typed: readonly Fault[];
  /** After a try: what the checker found. */
  found: (problem: ApiProblem | null) => void;
  /** A place was edited: what was found there is not said of the new content. */
  edited: (pointer: string) => void;
}

/** The checker's pointer, from wherever the model stood in the body that was sent. */
const inModel = (path: string): string => path.replace(/^\/model(?=\/|$)/u, '');

/** What is to be mended: seen at once, or found by the checker at the last try. */
export function useFaults(draft: Draft): Faults {
  const say = useSay(workshopMessages);
  const [checked, setChecked] = useState<readonly Fault[]>([]);
  const content = (draft.file?.content ?? null) as unknown as Json;
  const typed = faultsOfFigures(content).map(({ path, what }) => ({ path, message: say[`fault.${what}`]() }));
  const known = new Set(typed.map(({ path }) => path));
  return {
    all: [...typed, ...checked.filter(({ path }) => !known.has(path))],
    typed,
    found: (problem) => setChecked((problem?.body.errors ?? []).map(({ path, message }) => ({ path: inModel(path), message }))),
    edited: (pointer) => setChecked((before) => before.filter(({ path }) => path !== pointer && !path.startsWith(`${pointer}/`))),
  };
}

/** All of them, each with the line of the text; a click leads there. */
export function FaultList(props: {
  faults: readonly Fault[];
  text: string;
  /** The same as data, from which places get their names. */
  document: unknown;
  /** By pointer, and by line of the text. */
  go: (pointer: string, line: number) => void;
}): ReactElement | null {
  const { faults, text, document, go } = props;
  const say = useSay(workshopMessages);
  if (faults.length === 0) return null;
  const { lines } = linesOf(text);
  return (
    <section className="notice notice-late" role="alert" data-faults={faults.length}>
      <p>{say['faults.count']({ n: faults.length })}</p>
      <ul>
        {faults.map(({ path, message }) => {
          const line = lineOf(lines, path);
          return (
            <li key={`${path} ${message}`} data-path={path}>
              <button type="button" className="plain-button" onClick={() => go(path, line)}>
                <Mixed>{say['fault.line']({ line, place: placeInWords(document, path), message })}</Mixed>
              </button>
            </li>
          );
        })}
      </ul>
      <p className="meta">{say['faults.checked']()}</p>
    </section>
  );
}

/** Faults of one field each are marked there; anything else that was refused is said whole. */
export const isChecked = (problem: unknown): boolean =>
  problem !== null && (asProblem(problem).body.errors ?? []).some(({ path }) => inModel(path).startsWith('/content'));

/** To a line of a text box. */
export function useLines(): { box: RefObject<HTMLTextAreaElement | null>; toLine: (line: number) => void } {
  const box = useRef<HTMLTextAreaElement>(null);
  return {
    box,
    toLine: (line) => {
      const area = box.current;
      if (area === null) return;
      const at = startOf(area.value, line);
      area.focus();
      area.setSelectionRange(at, Math.max(at, startOf(area.value, line + 1) - 1));
      // As many lines above it as fit into a third of the box.
      area.scrollTop = ((line - 1) / area.value.split('\n').length) * area.scrollHeight - 80;
    },
  };
}
