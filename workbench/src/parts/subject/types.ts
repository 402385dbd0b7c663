import type { paths } from '../../api/schema.d.ts';

export type Summary = paths['/api/v1/subjects/{key}/summary']['get']['responses'][200]['content']['application/json'];

/** Which past: a day, and the day up to whose end we knew. */
export interface Past {
  asOf: string;
  knownOn: string;
}

/** What the page of a body gives to each of its parts. `past` is null in a part that is of today alone. */
export interface SubjectPartProps {
  subjectKey: string;
  purpose: string;
  past: Past | null;
  summary: Summary;
}
