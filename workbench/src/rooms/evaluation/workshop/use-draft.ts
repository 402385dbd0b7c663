import { useMemo, useRef, useState } from 'react';
import { lineOf, linesOf } from '../../../house.ts';
import { useKept } from '../../../parts/kept.ts';
import { changesBetween, valueAt, withValue, type Change, type Json } from './document.ts';
import { notOfAModel } from './shape.ts';
import type { ModelFile } from '../types.ts';

/** Steps back that are remembered; a model has some tens of kilobytes. */
const MOST = 100;

export interface Draft {
  /** The one document, as text. */
  text: string;
  /** Something was edited. */
  dirty: boolean;
  /** The same as data; null while the text is not whole, or not of a model's shape. */
  file: ModelFile | null;
  /** The line from which it is not. */
  broken: number | null;
  changes: readonly Change[];
  /** The whole text; `at` names the step, so that what is typed at one place is one step back. */
  write: (text: string, at?: string) => void;
  get: (pointer: string) => Json | undefined;
  /** At a JSON pointer; undefined takes away what stands there. */
  set: (pointer: string, value: Json | undefined) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  reset: () => void;
}

/** The key under which the window keeps the draft of an edition. */
export const keptAs = (id: string, edition: string): string => `model ${id}@${edition}`;

const textOf = (value: unknown): string => JSON.stringify(value, null, 2);

/** What the form can draw; else the place where it can't. */
function readIn(text: string): { file: ModelFile | null; wrong: string | null } {
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return { file: null, wrong: null };
  }
  const wrong = notOfAModel(value);
  return wrong === undefined ? { file: value as unknown as ModelFile, wrong: null } : { file: null, wrong };
}

/**
 * A model under edit, by form and as text alike. Kept in this window until it is given up.
 */
export function useDraft(begin: ModelFile): Draft {
  const first = useMemo(() => textOf(begin), [begin]);
  const [kept, keep, forget] = useKept<string | null>(keptAs(begin.id, begin.edition), null);
  const [past, setPast] = useState<readonly string[]>([]);
  const [future, setFuture] = useState<readonly string[]>([]);
  // Letters typed at one place are one step.
  const place = useRef<string | null>(null);
  const text = kept ?? first;
  const { file, wrong } = useMemo(() => readIn(text), [text]);
  const broken = useMemo(() => {
    const { lines, broken: line } = linesOf(text);
    return line ?? (wrong === null ? null : lineOf(lines, wrong));
  }, [text, wrong]);
  const changes = useMemo(() => (file === null ? [] : changesBetween(begin as unknown as Json, file as unknown as Json)), [begin, file]);
  const show = (next: string): void => {
    if (next !== first) return keep(next);
    keep(null);
    return forget();
  };
  const step = (next: string, at: string): void => {
    if (next === text) return;
    if (place.current !== at) setPast([...past.slice(1 - MOST), text]);
    place.current = at;
    setFuture([]);
    show(next);
  };
  const move = (
    from: readonly string[],
    setFrom: (all: readonly string[]) => void,
    setTo: (all: readonly string[]) => void,
    to: readonly string[],
  ) =>
    from.length === 0
      ? null
      : () => {
          place.current = null;
          setFrom(from.slice(0, -1));
          setTo([...to, text]);
          show(from.at(-1)!);
        };
  return {
    text,
    dirty: text !== first,
    file,
    broken,
    changes,
    write: (next, at = 'text') => step(next, at),
    get: (pointer) => valueAt(file as unknown as Json, pointer),
    set: (pointer, value) => {
      if (file !== null) step(textOf(withValue(file as unknown as Json, pointer, value)), pointer);
    },
    undo: move(past, setPast, setFuture, future),
    redo: move(future, setFuture, setPast, past),
    reset: () => {
      place.current = null;
      setPast([...past.slice(1 - MOST), text]);
      setFuture([]);
      show(first);
    },
  };
}
