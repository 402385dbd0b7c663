import { Button } from 'antd';
import type { ReactElement } from 'react';
import { answer, api } from '../../../api/client.ts';
import { useLive } from '../../../api/live.ts';
import { useSay } from '../../../look/look.tsx';
import { useAction } from '../../../parts/action.ts';
import { Problem } from '../../../parts/problem.tsx';
import { Titled } from '../catalogue/list.tsx';
import { trialMessages } from './messages.ts';
import type { Run, RunPath } from './run-types.ts';

/** A run that is not done: how far it is, and the way to stop it; or why there is no result. */
export function RunState({ run, path }: { run: Run; path: RunPath }): ReactElement | null {
  const say = useSay(trialMessages);
  const { id, state, fault } = run;
  const address = `${path}/${encodeURIComponent(id)}/events`;
  const { progress, lost } = useLive<Pick<Run, 'state' | 'ahead' | 'done' | 'total'>>(address, state === 'running');
  if (state === 'done') return null;
  if (state !== 'running') {
    return (
      <section className="notice notice-soon" data-run={state}>
        <p>{say[`ended.${state}`]()}</p>
        {fault === null ? null : (
          <p>
            <Titled of={fault} />
          </p>
        )}
      </section>
    );
  }
  const { done, total, ahead } = progress ?? run;
  return (
    <section className="notice" data-run="running" aria-live="polite">
      <p>{ahead > 0 ? say.ahead({ n: ahead }) : say.running({ done, total })}</p>
      <progress aria-label={say.progress()} {...(total === null || total === 0 ? {} : { max: total, value: done })} />
      <p className="meta">{say['running.close']()}</p>
      {lost ? <p>{say.lost()}</p> : null}
      <Stop id={id} path={path} />
    </section>
  );
}

function Stop({ id, path }: { id: string; path: RunPath }): ReactElement {
  const say = useSay(trialMessages);
  const params = { path: { id } };
  const stop = useAction<null, unknown>(() =>
    path === '/api/v1/models/trials'
      ? answer(api.POST('/api/v1/models/trials/{id}/stop', { params, body: {} }))
      : answer(api.POST('/api/v1/models/backtests/{id}/stop', { params, body: {} })),
  );
  return (
    <p>
      <Button loading={stop.busy} onClick={() => void stop.run(null)}>
        {say.stop()}
      </Button>
      <Problem error={stop.problem} retry={stop.again} />
    </p>
  );
}
