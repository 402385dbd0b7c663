import { useState, type ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { answer, api } from '../../../api/client.ts';
import { useMay } from '../../../api/start.ts';
import { lineOf, linesOf } from '../../../house.ts';
import { LANGUAGE } from '../../../look/language.ts';
import { useSay } from '../../../look/look.tsx';
import { ConfirmAction } from '../../../parts/confirm-action.tsx';
import { CheckField, DateField, TextField } from '../../../parts/field.tsx';
import { placeInWords } from '../../../parts/place.ts';
import { Mixed } from '../../../parts/text.tsx';
import type { ApiProblem } from '../../../api/problem.ts';
import type { Faults } from './faults.tsx';
import { workshopMessages } from './messages.ts';
import type { ModelFile } from '../types.ts';
import type { Draft } from './use-draft.ts';

interface Edition {
  edition: string;
  from: string;
  activate: boolean;
  basis: string;
  document: string;
  on: string;
}
const EMPTY: Edition = { edition: '', from: '', activate: false, basis: '', document: '', on: '' };

/** The edited model as the draft of a new edition; the way into force is that of every rule. */
export function SendForApproval(props: {
  draft: Draft;
  faults: Faults;
  /** What was edited is a draft now: leaving asks nothing. */
  free: () => void;
}): ReactElement {
  const { draft, faults, free } = props;
  const say = useSay(workshopMessages);
  const may = useMay();
  const { go } = useAddress();
  const [edition, setEdition] = useState(EMPTY);
  if (!may('policy.edit')) return <p className="meta">{say['send.may']()}</p>;
  const { changes, file } = draft;
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
        fields={['edition', 'inForceFrom', 'basis', 'document', 'on']}
        send={async () => answer(api.PUT('/api/v1/policy/drafts', { body: editionOf(file as ModelFile, edition) }))}
        onDone={({ id, edition: made }) => {
          free();
          go(`/policy/model/${encodeURIComponent(id)}/${encodeURIComponent(made)}/changes`);
        }}
      >
        {(problem) => <EditionFields value={edition} change={setEdition} problem={problem} draft={draft} />}
      </ConfirmAction>
    </p>
  );
}

function editionOf(file: ModelFile, { edition, from, activate, basis, document, on }: Edition): Record<string, unknown> {
  const activation = activate ? { basis, document, on } : null;
  return { ...file, edition: edition.trim(), inForceFrom: from, inForceTo: null, content: { ...file.content, activation } };
}

function EditionFields(props: { value: Edition; change: (next: Edition) => void; problem: ApiProblem | null; draft: Draft }): ReactElement {
  const { value, change, problem, draft } = props;
  const say = useSay(workshopMessages);
  const { lines } = linesOf(draft.text);
  const set = (part: Partial<Edition>): void => change({ ...value, ...part });
  const content = (problem?.body.errors ?? []).filter(({ path }) => path.startsWith('/content'));
  return (
    <div className="stack">
      <TextField
        name="edition"
        label={say['send.edition']()}
        hint={say['send.edition.hint']()}
        problem={problem}
        value={value.edition}
        onChange={(edition) => set({ edition })}
        maxLength={40}
        required
      />
      <DateField
        name="inForceFrom"
        label={say['send.from']()}
        hint={say['send.from.hint']()}
        problem={problem}
        value={value.from}
        onChange={(from) => set({ from })}
        required
      />
      <CheckField
        name="activate"
        label={say['send.activate']()}
        hint={say['send.activate.hint']()}
        checked={value.activate}
        onChange={(activate) => set({ activate })}
      />
      {value.activate ? (
        <>
          <TextField name="basis" label={say['send.basis']()} value={value.basis} onChange={(basis) => set({ basis })} required />
          <TextField
            name="document"
            label={say['send.document']()}
            value={value.document}
            onChange={(document) => set({ document })}
            required
          />
          <DateField name="on" label={say['send.on']()} value={value.on} onChange={(on) => set({ on })} required />
        </>
      ) : null}
      {content.length === 0 ? null : (
        <ul data-faults={content.length}>
          {content.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <Mixed>{say['fault.line']({ line: lineOf(lines, path), place: placeInWords(draft.file, path, LANGUAGE), message })}</Mixed>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
