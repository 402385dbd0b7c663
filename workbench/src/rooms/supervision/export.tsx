import { useState, type ReactElement } from 'react';
import { ownHeaders } from '../../api/client.ts';
import { lost, problemOf } from '../../api/problem.ts';
import { useMay, useStart } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { save } from '../../parts/download.tsx';
import { RadioField, TextField } from '../../parts/field.tsx';
import { portfolioMessages } from './messages.ts';
import type { PortfolioQuery } from './types.ts';

interface Exported {
  rows: string;
  disclosure: string;
}

/** The list with names as a file: a disclosure with its purpose and, where it goes on, its recipient. */
export function ExportPortfolio(props: { filter: PortfolioQuery; plan: string; count: number | null }): ReactElement {
  const say = useSay(portfolioMessages);
  const { organ, organName } = useStart();
  const may = useMay()('records.export');
  const [recipient, setRecipient] = useState('');
  const [format, setFormat] = useState('csv');
  const [done, setDone] = useState<Exported>();
  const { filter, plan, count } = props;
  return (
    <div className="tools">
      <ConfirmAction<Exported>
        label={say['export.label']()}
        title={say['export.title']()}
        consequences={[
          ...(count === null ? [] : [say['export.count']({ n: count })]),
          say['export.disclosure']({ organ: organName ?? organ ?? '' }),
          say['export.internal'](),
          say['export.told'](),
        ]}
        confirm={say['export.confirm']()}
        reason={{ name: 'purpose', label: say['export.purpose'](), hint: say['export.purpose.hint']() }}
        closed={may ? null : say['export.closed']()}
        send={(purpose) => exported({ filter: { ...filter, plan }, format, recipient: recipient.trim() }, purpose)}
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
  { filter, format, recipient }: { filter: PortfolioQuery; format: string; recipient: string },
  purpose: string,
): Promise<Exported> {
  const response = await fetch('/api/v1/supervision/portfolio/export', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...ownHeaders('POST', purpose), 'content-type': 'application/json' },
    body: JSON.stringify({ filter, format, ...(recipient === '' ? {} : { recipient }) }),
  }).catch((error: unknown) => {
    throw lost(error);
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const name = /filename="([^"]+)"/u.exec(response.headers.get('content-disposition') ?? '')?.[1];
  save(await response.blob(), name ?? `supervision.${format}`);
  return {
    rows: response.headers.get('xinheng-rows') ?? '',
    disclosure: response.headers.get('xinheng-disclosure') ?? '',
  };
}
