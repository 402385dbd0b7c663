import type { ReactElement } from 'react';
import { depthOf } from './grade-depth.ts';

/** What a grade is drawn by: the grades of its own scale, from the best; `apart` stands beside their order. */
export interface ScaleGrade {
  id: string;
  apart?: boolean | undefined;
}

/** The class of a grade's depth, for whatever is drawn of it. */
export function gradeClass(id: string | null, scale: readonly ScaleGrade[]): string {
  const ordered = scale.filter(({ apart }) => apart !== true);
  const place = ordered.findIndex((each) => each.id === id);
  if (place < 0) return id === null ? 'grade-none' : 'grade-apart';
  return `grade-${depthOf(place, ordered.length)}`;
}

/**
 * A grade as its letter on a depth of one hue: no verdict in red or green. `none` is said where there is no grade; `unspoken`
 * where the sentence beside it says the letter.
 */
export function GradeMark(props: { id: string | null; scale: readonly ScaleGrade[]; none?: string; unspoken?: boolean }): ReactElement {
  const { id, scale, none = '', unspoken = false } = props;
  return (
    <span className={`grade ${gradeClass(id, scale)}`} data-grade={id ?? ''} aria-hidden={unspoken || undefined}>
      {id ?? none}
    </span>
  );
}
