import { useState, type ReactElement } from 'react';
import { ownHeaders } from '../api/client.ts';
import { lost, problemOf } from '../api/problem.ts';
import { useMay, useStart } from '../api/start.ts';
import { useSay } from '../look/look.tsx';
import { ConfirmAction } from './confirm-action.tsx';
import { save } from './download.tsx';
import { RadioField, TextField } from './field.tsx';
import { exportMessages } from './messages/export.ts';

interface Exported {
  rows: string;
  disclosure: string;
}

interface Asked {
  /** Where the file is made. */
  path: '/api/v1/records/export' | '/api/v1/supervision/portfolio/export';
  filter: object;
}

/**
 * What a list shows as a file: a disclosure with its purpose and, where it goes on, its recipient. The room says what leaves
 * (`count`) and what follows from it.
 */
export function ExportDisclosure(props: {
  asked: Asked;
  label: string;
  count: readonly string[];
  follows: readonly string[];
  /** Said to whoever may not. */
  closed: string;
}): ReactElement {
  const say = useSay(exportMessages);
  const { organ, organName } = useStart();
  const may = useMay()('records.export');
  const [recipient, setRecipient] = useState('');
  const [format, setFormat] = useState('csv');
  const [done, setDone] = useState<Exported>();
  const { asked, label, count, follows, closed } = props;
  return (
    <div className="tools">
      <ConfirmAction<Exported>
        label={label}
        title={label}
        consequences={[...count, say.disclosure({ organ: organName ?? organ ?? '' }), ...follows]}
        confirm={say.confirm()}
        reason={{ name: 'purpose', label: say.purpose(), hint: say['purpose.hint']() }}
        closed={may ? null : closed}
        send={(purpose) => exported(asked, { format, recipient: recipient.trim() }, purpose)}
        onDone={setDone}
      >
        <TextField name="recipient" label={say.recipient()} value={recipient} onChange={setRecipient} maxLength={200} />
        <RadioField
          name="format"
          label={say.format()}
          value={format}
          onChange={setFormat}
          options={[
            { value: 'csv', label: 'CSV' },
            { value: 'xlsx', label: 'Excel' },
          ]}
        />
      </ConfirmAction>
      {done === undefined ? null : (
        <p role="status" data-exported={done.rows}>
          {say.done({ n: done.rows })} <code>{done.disclosure}</code>
        </p>
      )}
    </div>
  );
}

/** By hand: the answer is a file, and what it held stands in its headers. */
async function exported(
  { path, filter }: Asked,
  { format, recipient }: { format: string; recipient: string },
  purpose: string,
): Promise<Exported> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...ownHeaders('POST', purpose), 'content-type': 'application/json' },
    body: JSON.stringify({ filter, format, ...(recipient === '' ? {} : { recipient }) }),
  }).catch((error: unknown) => {
    throw lost(error);
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const name = /filename="([^"]+)"/u.exec(response.headers.get('content-disposition') ?? '')?.[1];
  save(await response.blob(), name ?? `export.${format}`);
  return {
    rows: response.headers.get('xinheng-rows') ?? '',
    disclosure: response.headers.get('xinheng-disclosure') ?? '',
  };
}
