import { createContext, useContext } from 'react';
import type { Json } from './document.ts';

/** What the fields of the form write to: places of one document, known by JSON pointer. */
export interface Editing {
  get: (pointer: string) => Json | undefined;
  set: (pointer: string, value: Json | undefined) => void;
  /** What is wrong at exactly this place. */
  faultAt: (pointer: string) => string | undefined;
  /** How many places below it are to be mended. */
  faultsBelow: (pointer: string) => number;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (editing === null) throw new Error('outside of a form');
  return editing;
}

/** The name of the field at a place, as the parts know it: without the first slash. */
export const nameAt = (pointer: string): string => pointer.slice(1);

/** Leads to the field at a place, or to the nearest thing around it; opens what it is folded into. */
export function goTo(pointer: string): void {
  for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    const found = document.getElementById(`field-${nameAt(path)}`) ?? document.getElementById(`part-${nameAt(path)}`);
    if (found === null) continue;
    for (let around = found.parentElement; around !== null; around = around.parentElement) {
      if (around instanceof HTMLDetailsElement) around.open = true;
    }
    if (found instanceof HTMLDetailsElement) found.open = true;
    const focusable = found instanceof HTMLDetailsElement ? found.querySelector('summary') : found;
    focusable?.focus();
    found.scrollIntoView({ block: 'center' });
    return;
  }
}
