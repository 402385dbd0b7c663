import { useState, type ReactElement } from 'react';
import { useLeaving } from '../../../address/use-leaving.ts';
import { useAddress } from '../../../address/use-address.ts';
import { answer, api } from '../../../api/client.ts';
import { useStart } from '../../../api/start.ts';
import { own } from '../../../look/language.ts';
import { useSay } from '../../../look/look.tsx';
import { ConfirmAction } from '../../../parts/confirm-action.tsx';
import { DateField, TextField } from '../../../parts/field.tsx';
import { Load } from '../../../parts/load.tsx';
import { Page } from '../../../parts/page.tsx';
import { SecondPerson } from '../../../parts/second-person.tsx';
import { Mixed } from '../../../parts/text.tsx';
import { AskBeforeLeaving } from '../../../parts/unsaved.tsx';
import { Columns } from './columns.tsx';
import { differences } from './differences.ts';
import { Differs } from './differs.tsx';
import { useFields, useWaiting, type Waiting } from './known.ts';
import { draftOf, type MappingContent, type MappingFile } from './mapping.ts';
import { mappingMessages } from './messages.ts';
import { Rules } from './rules.tsx';
import { Trial } from './trial.tsx';

/** The next edition of a form: written, tried on a sample, compared with the one in force, proposed. */
export function MappingPage(): ReactElement {
  const id = useAddress().params['id'] ?? '';
  return (
    <Load
      of={['intake.form', id]}
      load={async (signal) =>
        (await answer(api.GET('/api/v1/intake/forms/{id}', { params: { path: { id } }, signal }))) as unknown as MappingFile
      }
    >
      {(form) => <Editor key={`${form.id}@${form.edition}`} form={form} />}
    </Load>
  );
}

function Editor({ form }: { form: MappingFile }): ReactElement {
  const say = useSay(mappingMessages);
  const { today } = useStart();
  const [begin] = useState(() => draftOf(form, today));
  const [draft, setDraft] = useState(begin);
  // What was proposed is kept by the proposal.
  const [sent, setSent] = useState(begin);
  const dirty = JSON.stringify(draft) !== JSON.stringify(begin) && JSON.stringify(draft) !== JSON.stringify(sent);
  const leaving = useLeaving(dirty);
  const waiting = useWaiting().find((each) => each.form.id === form.id);
  const fields = useFields(form.content.template);
  const setContent = (content: MappingContent): void => setDraft({ ...draft, content });
  const found = differences(form, draft);
  return (
    <Page
      title={say.one({ title: own(form.title) })}
      trail={[{ to: '/intake/mappings', label: say.title() }]}
      lead={
        <p>
          <Mixed>{say['one.lead']({ id: form.id, edition: form.edition, template: form.content.template })}</Mixed>
        </p>
      }
    >
      <AskBeforeLeaving leaving={leaving} kept={false} />
      {waiting === undefined ? null : <Proposed form={form} waiting={waiting} />}
      <Head draft={draft} change={setDraft} />
      <Trial draft={draft} add={(names) => setContent(withColumn(draft.content, names))} />
      <Columns content={draft.content} fields={fields} change={setContent} />
      <Rules content={draft.content} change={setContent} />
      <section>
        <h2>{say['differs.title']()}</h2>
        <Differs of={found} name={say['differs.title']()} />
        <Send draft={draft} n={found.length} waits={waiting !== undefined} onSent={() => setSent(draft)} />
      </section>
    </Page>
  );
}

/** A heading of the sample that no column knows: its field is still to be said. */
function withColumn(content: MappingContent, name: string): MappingContent {
  return { ...content, columns: [...content.columns, { field: '', names: [name], codes: [] }] };
}

function Proposed({ form, waiting }: { form: MappingFile; waiting: Waiting }): ReactElement {
  const say = useSay(mappingMessages);
  const found = differences(form, waiting.form);
  const { edition, inForceFrom } = waiting.form;
  return (
    <section className="notice notice-soon" data-proposed={edition}>
      <h2>{say['waiting.title']({ edition })}</h2>
      <p>{say['waiting.differs']({ n: found.length })}</p>
      <Differs of={found} name={say['waiting.title']({ edition })} />
      <SecondPerson
        open={waiting}
        label={say['waiting.label']()}
        title={say['waiting.confirm']({ edition })}
        consequences={[say['waiting.effect']({ from: inForceFrom }), say['send.differs']({ n: found.length })]}
      />
    </section>
  );
}

function Head({ draft, change }: { draft: MappingFile; change: (draft: MappingFile) => void }): ReactElement {
  const say = useSay(mappingMessages);
  const { id, edition, inForceFrom, title } = draft;
  return (
    <section className="card">
      <h2>{say['head.title']()}</h2>
      <div className="query-fields">
        <TextField
          name="id"
          label={say.id()}
          hint={say['head.id.hint']()}
          value={id}
          maxLength={64}
          onChange={(value) => change({ ...draft, id: value })}
        />
        <TextField
          name="edition"
          label={say.edition()}
          value={edition}
          maxLength={40}
          onChange={(value) => change({ ...draft, edition: value })}
        />
        <DateField
          name="inForceFrom"
          label={say.from()}
          value={inForceFrom}
          onChange={(value) => change({ ...draft, inForceFrom: value })}
        />
        <TextField
          name="title-zh"
          label={say['head.zh']()}
          value={title.zh}
          onChange={(zh) => change({ ...draft, title: { ...title, zh } })}
        />
        <TextField
          name="title-en"
          label={say['head.en']()}
          value={title.en}
          onChange={(en) => change({ ...draft, title: { ...title, en } })}
        />
      </div>
    </section>
  );
}

/** Edition and day differ in every draft: they alone are no change. */
const NOTHING = 2;

function Send(props: { draft: MappingFile; n: number; waits: boolean; onSent: () => void }): ReactElement {
  const { draft, n, waits, onSent } = props;
  const say = useSay(mappingMessages);
  const [sent, setSent] = useState<string | null>(null);
  return (
    <div className="stack">
      {sent === null ? null : (
        <p role="status" data-sent={sent}>
          {say.sent({ edition: sent })}
        </p>
      )}
      <ConfirmAction
        label={say.send()}
        title={say['send.title']({ edition: draft.edition })}
        consequences={[say['send.differs']({ n }), say['send.second']()]}
        confirm={say.send()}
        reason={{ name: 'reason', label: say['send.reason']() }}
        closed={waits ? say['send.waits']() : n <= NOTHING ? say['send.same']() : null}
        primary
        send={(reason) => answer(api.POST('/api/v1/intake/forms', { body: { form: { ...draft }, reason } }))}
        onDone={({ edition }) => {
          onSent();
          setSent(edition);
        }}
      />
    </div>
  );
}
