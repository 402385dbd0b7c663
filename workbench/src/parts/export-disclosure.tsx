import type { ReactElement } from 'react';
import { ownHeaders } from '../api/client.ts';
import { lost, problemOf } from '../api/problem.ts';
import { useMay, useStart } from '../api/start.ts';
import { useSay } from '../look/look.tsx';
import { ConfirmAction } from './confirm-action.tsx';
import { save } from './download.tsx';
import { RadioField, TextField } from './field.tsx';
import { useForm } from './form/use-form.ts';
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
  const { asked, label, count, follows, closed } = props;
  const form = useForm({
    begin: { recipient: '', format: 'csv', purpose: '' },
    rules: { recipient: { kind: 'text', maxLength: 200 }, purpose: { kind: 'text', required: true, maxLength: 2000 } },
    send: (values) => exported(asked, values),
  });
  const done = form.result;
  return (
    <div className="tools">
      <ConfirmAction
        label={label}
        title={label}
        consequences={[...count, say.disclosure({ organ: organName ?? organ ?? '' }), ...follows]}
        confirm={say.confirm()}
        reason={{ name: 'purpose', label: say.purpose(), hint: say['purpose.hint']() }}
        closed={may ? null : closed}
        form={form}
      >
        <TextField {...form.field('recipient')} label={say.recipient()} />
        <RadioField
          {...form.field('format')}
          label={say.format()}
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
async function exported({ path, filter }: Asked, given: { recipient: string; format: string; purpose: string }): Promise<Exported> {
  const { format } = given;
  const recipient = given.recipient.trim();
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...ownHeaders('POST', given.purpose.trim()), 'content-type': 'application/json' },
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
