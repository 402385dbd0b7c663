import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { usePurpose } from '../../parts/purpose.tsx';
import { deskMessages } from './messages.ts';
import { SCOPE } from './types.ts';

/** In one step, with the reason. `rows`: how many came by the decision, where that is known. */
export function Undo(props: { decision: string; rows?: number; onDone?: () => void }): ReactElement {
  const say = useSay(deskMessages);
  const { decision, rows, onDone } = props;
  const purpose = usePurpose(SCOPE);
  return (
    <ConfirmAction
      label={say.undo()}
      title={say['undo.title']()}
      consequences={[say['undo.effect'](), ...(rows === undefined ? [] : [say['undo.rows']({ n: rows })])]}
      confirm={say.undo()}
      reason={{ name: 'reason', label: say['undo.reason']() }}
      send={(reason) =>
        answer(
          api.POST('/api/v1/matching/decisions/{id}/undo', {
            params: { path: { id: decision } },
            body: { reason },
            headers: purposeHeader(purpose),
          }),
        )
      }
      onDone={() => onDone?.()}
    />
  );
}
