import { useState, type ReactElement } from 'react';
import { ownHeaders } from '../../api/client.ts';
import { lost, problemOf } from '../../api/problem.ts';
import { useMay, useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { save } from '../../parts/download.tsx';
import { RadioField, TextField } from '../../parts/field.tsx';
import { recordMessages } from './messages/list.ts';
import type { RecordQuery } from './types.ts';

interface Exported {
  rows: string;
  disclosure: string;
}

/** What the list shows as a file: a disclosure with its purpose and, where it goes on, its recipient. */
export function ExportRecords(props: {
  filter: RecordQuery;
  counted: { count: number; more: boolean } | null;
}): ReactElement {
  const say = useSay(recordMessages);
  const { organ, organName } = useStart();
  const may = useMay()('records.export');
  const [recipient, setRecipient] = useState('');
  const [format, setFormat] = useState('csv');
  const [done, setDone] = useState<Exported>();
  const { filter, counted } = props;
  const count =
    counted === null ? [] : [say['export.what.count']({ n: counted.count, more: counted.more ? 'yes' : 'no' })];
  return (
    <div className="tools">
      <ConfirmAction<Exported>
        label={say['export.label']()}
        title={say['export.title']()}
        consequences={[
          ...count,
          say['export.what.disclosure']({ organ: organName ?? organ ?? '' }),
          say['export.what.corrections'](),
          say['export.what.until'](),
        ]}
        confirm={say['export.confirm']()}
        reason={{ name: 'purpose', label: say['export.purpose'](), hint: say['export.purpose.hint']() }}
        closed={may ? null : say['export.closed']()}
        send={(purpose) => exported({ filter, format, recipient: recipient.trim() }, purpose)}
        onDone={setDone}
      >
        <TextField
          name="recipient"
          label={say['export.recipient']()}
          value={recipient}
          onChange={setRecipient}
          maxLength={200}
        />
        <RadioField
          name="format"
          label={say['export.format']()}
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
          {say['export.done']({ n: done.rows })} <code>{done.disclosure}</code>
        </p>
      )}
    </div>
  );
}

/** By hand: the answer is a file, and what it held stands in its headers. */
async function exported(
  { filter, format, recipient }: { filter: RecordQuery; format: string; recipient: string },
  purpose: string,
): Promise<Exported> {
  const response = await fetch('/api/v1/records/export', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...ownHeaders('POST', purpose), 'content-type': 'application/json' },
    body: JSON.stringify({ filter, format, ...(recipient === '' ? {} : { recipient }) }),
  }).catch((error: unknown) => {
    throw lost(error);
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const name = /filename="([^"]+)"/u.exec(response.headers.get('content-disposition') ?? '')?.[1];
  save(await response.blob(), name ?? `records.${format}`);
  return {
    rows: response.headers.get('xinheng-rows') ?? '',
    disclosure: response.headers.get('xinheng-disclosure') ?? '',
  };
}
