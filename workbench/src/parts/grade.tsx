import type { ReactElement } from 'react';
import { useSay } from '../look/look.tsx';
import { depthOf } from './depth.ts';
import { gradeMessages } from './messages/grade.ts';

/** What a grade is drawn by: the grades of its own scale, from the best; `apart` stands beside their order. */
export interface ScaleGrade {
  id: string;
  title: { zh: string; en: string };
  apart?: boolean;
}

/** The class of a grade's depth, for whatever is drawn of it. */
export function gradeClass(id: string | null, scale: readonly ScaleGrade[]): string {
  const ordered = scale.filter(({ apart }) => apart !== true);
  const place = ordered.findIndex((each) => each.id === id);
  if (place < 0) return id === null ? 'grade-none' : 'grade-apart';
  return `grade-${depthOf(place, ordered.length)}`;
}

/** A grade as its letter on a depth of one hue: no verdict in red or green. No grade has a sentence of its own. */
export function GradeMark(props: { id: string | null; scale: readonly ScaleGrade[] }): ReactElement {
  const say = useSay(gradeMessages);
  const { id, scale } = props;
  return (
    <span className={`grade ${gradeClass(id, scale)}`} data-grade={id ?? ''}>
      {id ?? say.none()}
    </span>
  );
}
