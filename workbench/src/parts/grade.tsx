import type { ReactElement } from 'react';
import { GradeMark as Mark, type ScaleGrade } from '../house.ts';
import { useSay } from '../look/look.tsx';
import { gradeMessages } from './messages/grade.ts';

/** A grade as every face draws it. No grade has a sentence of its own. */
export function GradeMark(props: { id: string | null; scale: readonly ScaleGrade[] }): ReactElement {
  const say = useSay(gradeMessages);
  return <Mark {...props} none={say.none()} />;
}
