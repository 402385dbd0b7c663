import type { ReactElement } from 'react';
import { answer, api } from '../api/client.ts';
import { useMay, useStart } from '../api/start.ts';
import { useSay } from '../look/look.tsx';
import { ConfirmAction } from './confirm-action.tsx';
import { formatInstant } from './format.ts';
import { secondPersonMessages } from './messages/second-person.ts';
import { Mixed } from './text.tsx';

export interface SecondPersonProps {
  open: { proposal: string; by: string; at: string };
  /** Of the button and its dialog: a verb and its object; what follows, with numbers. */
  label: string;
  title: string;
  consequences: readonly string[];
  /** Why confirming is not open now beyond who asks: something has to be read first. */
  closed?: string | null;
  onDone?: (decided: 'confirmed' | 'refused' | 'withdrawn') => void;
}

/** What waits for a second person: confirm or refuse, or take back one's own; who may not sees why. */
export function SecondPerson(props: SecondPersonProps): ReactElement {
  const say = useSay(secondPersonMessages);
  const { account } = useStart();
  const may = useMay()('proposal.confirm');
  const { open, onDone } = props;
  const own = open.by === account;
  const closed = own ? say.own() : may ? (props.closed ?? null) : say['not-yours']();
  const params = { path: { id: open.proposal } };
  return (
    <div className="stack" data-waits={open.proposal}>
      <p>
        <Mixed>{say.waits({ by: open.by, at: formatInstant(open.at) })}</Mixed>
      </p>
      <div className="page-actions">
        <ConfirmAction
          label={props.label}
          title={props.title}
          consequences={props.consequences}
          confirm={props.label}
          closed={closed}
          primary
          send={() => answer(api.POST('/api/v1/proposals/{id}/confirm', { params, body: {} }))}
          onDone={() => onDone?.('confirmed')}
        />
        {own ? (
          <ConfirmAction
            label={say.withdraw()}
            title={say['withdraw.title']()}
            consequences={[say['withdraw.effect']()]}
            confirm={say.withdraw()}
            send={() => answer(api.POST('/api/v1/proposals/{id}/withdraw', { params, body: {} }))}
            onDone={() => onDone?.('withdrawn')}
          />
        ) : (
          <ConfirmAction
            label={say.refuse()}
            title={say['refuse.title']()}
            consequences={[say['refuse.effect']()]}
            confirm={say.refuse()}
            reason={{ name: 'reason', label: say.reason() }}
            closed={may ? null : say['not-yours']()}
            send={(reason) => answer(api.POST('/api/v1/proposals/{id}/refuse', { params, body: { reason } }))}
            onDone={() => onDone?.('refused')}
          />
        )}
      </div>
    </div>
  );
}
