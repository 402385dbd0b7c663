import type { ReactElement, ReactNode } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { Load } from '../load.tsx';
import type { Past, SubjectPartProps } from './types.ts';

export type PastFile = paths['/api/v1/subjects/{key}/history']['get']['responses'][200]['content']['application/json'];

/** The file as it stood: what was known by the day chosen and nothing from later. */
export function LoadPast(
  props: Pick<SubjectPartProps, 'subjectKey' | 'purpose'> & { past: Past; children: (file: PastFile) => ReactNode },
): ReactElement {
  const { subjectKey: key, purpose, past, children } = props;
  return (
    <Load
      of={['subject-past', key, past, purpose]}
      load={(signal) =>
        answer(
          api.GET('/api/v1/subjects/{key}/history', {
            params: { path: { key }, query: { asOf: past.asOf, knownOn: past.knownOn } },
            headers: purposeHeader(purpose),
            signal,
          }),
        )
      }
    >
      {children}
    </Load>
  );
}
