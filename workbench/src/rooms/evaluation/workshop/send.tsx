import type { ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useMay } from '../../../api/start.ts';
import { write } from '../../../api/write.ts';
import { lineOf, linesOf } from '../../../house.ts';
import { useSay } from '../../../look/look.tsx';
import { ConfirmAction } from '../../../parts/confirm-action.tsx';
import { CheckField, DateField, TextField } from '../../../parts/field.tsx';
import { useForm, type Form } from '../../../parts/form/use-form.ts';
import { placeInWords } from '../../../parts/place.ts';
import { Mixed } from '../../../parts/text.tsx';
import type { Faults } from './faults.tsx';
import { workshopMessages } from './messages.ts';
import type { ModelFile } from '../types.ts';
import type { Draft } from './use-draft.ts';

const EMPTY = { edition: '', inForceFrom: '', activate: false, basis: '', document: '', on: '' };

/** The edited model as the draft of a new edition; the way into force is that of every rule. */
export function SendForApproval(props: {
  draft: Draft;
  faults: Faults;
  /** What was edited is a draft now: leaving asks nothing. */
  free: () => void;
}): ReactElement {
  const { draft, faults, free } = props;
  const { changes, file } = draft;
  const say = useSay(workshopMessages);
  const may = useMay();
  const { go } = useAddress();
  const form = useForm({
    begin: EMPTY,
    send: (edition, key) => write({ to: 'put /api/v1/policy/drafts' }, editionOf(file as ModelFile, edition), key),
    done: ({ id, edition: made }) => {
      free();
      go(`/policy/model/${encodeURIComponent(id)}/${encodeURIComponent(made)}/changes`);
    },
  });
  if (!may('policy.edit')) return <p className="meta">{say['send.may']()}</p>;
  // The decision to activate alone is a new edition too.
  const closed = file === null || faults.typed.length > 0 ? say['send.faults']() : null;
  return (
    <p className="row-actions">
      <ConfirmAction
        label={say.send()}
        title={say['send.title']()}
        consequences={[say['send.what']({ n: changes.length }), say['send.next']()]}
        confirm={say['send.confirm']()}
        closed={closed}
        form={form}
      >
        <EditionFields form={form} draft={draft} />
      </ConfirmAction>
    </p>
  );
}

function editionOf(file: ModelFile, { edition, inForceFrom, activate, basis, document, on }: typeof EMPTY): Record<string, unknown> {
  const activation = activate ? { basis, document, on } : null;
  return { ...file, edition: edition.trim(), inForceFrom, inForceTo: null, content: { ...file.content, activation } };
}

function EditionFields({ form, draft }: { form: Form<typeof EMPTY>; draft: Draft }): ReactElement {
  const say = useSay(workshopMessages);
  const { lines } = linesOf(draft.text);
  const content = (form.problem?.body.errors ?? []).filter(({ path }) => path.startsWith('/content'));
  return (
    <div className="stack">
      <TextField {...form.field('edition')} label={say['send.edition']()} hint={say['send.edition.hint']()} maxLength={40} required />
      <DateField {...form.field('inForceFrom')} label={say['send.from']()} hint={say['send.from.hint']()} required />
      <CheckField {...form.field('activate')} label={say['send.activate']()} hint={say['send.activate.hint']()} />
      {form.values.activate ? (
        <>
          <TextField {...form.field('basis')} label={say['send.basis']()} required />
          <TextField {...form.field('document')} label={say['send.document']()} required />
          <DateField {...form.field('on')} label={say['send.on']()} required />
        </>
      ) : null}
      {content.length === 0 ? null : (
        <ul data-faults={content.length}>
          {content.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <Mixed>{say['fault.line']({ line: lineOf(lines, path), place: placeInWords(draft.file, path), message })}</Mixed>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
