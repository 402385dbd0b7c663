import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { sendForm } from '../../api/upload.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DropFile } from '../../parts/drop-file.tsx';
import { TextField } from '../../parts/field.tsx';
import { FormBox } from '../../parts/form/form-box.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Mark, Mixed } from '../../parts/text.tsx';
import { Ask, type Choice } from './ask.tsx';
import { titleOf } from './forms-known.ts';
import { batchesMessages } from './messages/batches.ts';
import { newMessages } from './messages/new.ts';
import type { Recognised } from './question.ts';

type Received = paths['/api/v1/intake/batches']['post']['responses'][202]['content']['application/json'];

/** What is looked at; the mark tells one file from another. */
interface Looked {
  chosen: File;
  mark: string;
  sheet: string;
}
const looked = (chosen: File, sheet: string): Looked => ({
  chosen,
  mark: `${chosen.name} ${chosen.size} ${chosen.lastModified}`,
  sheet,
});

const SHEETS = new Set(['SHEET_UNSURE', 'SHEET_UNKNOWN']);

/** A file is dropped, recognised, confirmed by one answer, and sent; its batch has the page on which it is worked through. */
export function NewBatchPage(): ReactElement {
  const say = useSay(newMessages);
  const batches = useSay(batchesMessages);
  const { go } = useAddress();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<Choice | null>(null);
  const recognise = useAction(({ chosen, ...fields }: Looked) =>
    sendForm<Recognised>('/api/v1/intake/recognise', fields.sheet === '' ? {} : { sheet: fields.sheet }, chosen),
  );
  const naming = useForm({ begin: { sheet: '' }, take: ({ sheet }) => void recognise.run(looked(file!, sheet.trim())) });
  const sheet = naming.values.sheet;
  const send = useAction(
    (choice: Choice) => sendForm<Received>('/api/v1/intake/batches', fieldsOf(choice), file!),
    (received) => {
      if (!received.earlier) go(`/intake/batches/${received.batch}`);
    },
  );
  const start = (chosen: File): void => {
    setFile(chosen);
    setSent(null);
    recognise.reset();
    send.reset();
    naming.set({ sheet: '' });
    void recognise.run(looked(chosen, ''));
  };
  const submit = (choice: Choice): void => {
    setSent(choice);
    void send.run(choice);
  };
  const earlier = send.result?.earlier === true ? send.result : null;
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>} trail={[{ to: '/intake', label: batches.title() }]}>
      <DropFile
        name="file"
        label={say.file()}
        hint={say['file.hint']()}
        accept=".xlsx,.xls,.csv,.txt,.json,.jsonl,.ndjson,.gz"
        onFile={start}
      />
      {recognise.busy && file !== null ? (
        <p className="waiting" role="status">
          <Mixed>{say.reading({ name: file.name })}</Mixed>
        </p>
      ) : null}
      <Problem error={recognise.problem} retry={recognise.again} />
      {file !== null && recognise.problem?.body.errors?.some(({ code }) => SHEETS.has(code)) ? (
        <FormBox form={naming} action={say['sheet.read']()} look="plain" second>
          <TextField {...naming.field('sheet')} label={say['sheet.name']()} hint={say['sheet.hint']()} />
        </FormBox>
      ) : null}
      {recognise.result === undefined || recognise.busy || earlier !== null ? null : (
        <Ask
          key={`${file?.name} ${file?.lastModified}`}
          found={recognise.result}
          sheet={sheet.trim()}
          busy={send.busy}
          problem={send.problem}
          submit={submit}
        />
      )}
      {earlier === null || sent === null ? null : (
        <section className="notice notice-soon" role="status" data-earlier="">
          <p>{say.earlier({ number: earlier.number })}</p>
          <div className="page-actions">
            <PageLink to={`/intake/batches/${earlier.batch}`}>{say['earlier.see']()}</PageLink>
            <ConfirmAction
              label={say.again()}
              title={say['again.title']()}
              consequences={[say['again.effect']()]}
              confirm={say.again()}
              send={() => sendForm<Received>('/api/v1/intake/batches', { ...fieldsOf(sent), again: 'true' }, file!)}
              onDone={({ batch }) => go(`/intake/batches/${batch}`)}
            />
          </div>
        </section>
      )}
      <Usual />
      <p>
        <Button type="link" onClick={() => go('/intake/nil')}>
          {say.nil()}
        </Button>
      </p>
    </Page>
  );
}

function fieldsOf({ form, review, amountsChecked, sheet }: Choice): Record<string, string> {
  return {
    form,
    ...(review ? { review: 'true' } : {}),
    ...(amountsChecked ? { amountsChecked: 'true' } : {}),
    ...(sheet === '' ? {} : { sheet }),
  };
}

/** What came about this time last month, so that nothing is forgotten. */
function Usual(): ReactElement {
  const say = useSay(newMessages);
  return (
    <section>
      <h2>{say.usual()}</h2>
      <Load of={['intake.usual']} load={(signal) => answer(api.GET('/api/v1/intake/usual', { signal }))}>
        {({ items }) =>
          items.length === 0 ? (
            <p data-empty="">{say['usual.none']()}</p>
          ) : (
            <ul>
              {items.map(({ form, title, batch, receivedOn, rows, sentThisMonth }) => (
                <li key={form}>
                  <PageLink to={`/intake/batches/${batch}`}>
                    <Mixed>{say['usual.line']({ form: titleOf(title), on: receivedOn, rows })}</Mixed>
                  </PageLink>{' '}
                  <Mark kind={sentThisMonth ? 'plain' : 'soon'}>{sentThisMonth ? say['usual.sent']() : say['usual.missing']()}</Mark>
                </li>
              ))}
            </ul>
          )
        }
      </Load>
    </section>
  );
}
