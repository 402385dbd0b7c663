import type { ReactElement } from 'react';
import { useSay } from '../../../look/look.tsx';
import { Load } from '../../../parts/load.tsx';
import { PurposeGate } from '../../../parts/purpose.tsx';
import { trialMessages } from './messages.ts';
import type { Backtest, Trial } from './run-types.ts';

/** Names come with a purpose, and to whoever may read grades; each is a look, and read apart from the numbers. */
export function Named<T extends Trial | Backtest>(props: {
  run: T;
  /** Purposes are kept by this, one for each run. */
  scope: string;
  read: (id: string, purpose: string | null, signal: AbortSignal) => Promise<T>;
  children: (named: T, purpose: string | null) => ReactElement;
}): ReactElement {
  const say = useSay(trialMessages);
  const { run, scope, read, children } = props;
  if (run.names === 'role')
    return (
      <>
        <p data-names="role">{say['moved.role']()}</p>
        {children(run, null)}
      </>
    );
  return (
    <PurposeGate scope={scope}>
      {(purpose) => (
        <Load of={['names', scope, purpose]} load={(signal) => read(run.id, purpose, signal)}>
          {(named) => children(named, purpose)}
        </Load>
      )}
    </PurposeGate>
  );
}
