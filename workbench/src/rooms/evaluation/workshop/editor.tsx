import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { answer, api } from '../../../api/client.ts';
import { faultOf, type ApiProblem } from '../../../api/problem.ts';
import { useMay } from '../../../api/start.ts';
import { lineOf, linesOf } from '../../../house.ts';
import { useSay } from '../../../look/look.tsx';
import { useAction } from '../../../parts/action.ts';
import { CodeBox } from '../../../parts/code-box.tsx';
import { ConfirmAction } from '../../../parts/confirm-action.tsx';
import { DateField, Field } from '../../../parts/field.tsx';
import { Problem } from '../../../parts/problem.tsx';
import { BeginNew } from './begin.tsx';
import { Changes } from './changes.tsx';
import { EditingContext, goTo, type Editing } from './editing.ts';
import { FaultList, isChecked, useFaults, useLines, type Fault, type Faults } from './faults.tsx';
import { ModelForm } from './form/form.tsx';
import { workshopMessages } from './messages.ts';
import { SendForApproval } from './send.tsx';
import type { ModelFile } from '../types.ts';
import type { Draft } from './use-draft.ts';

/** The model by form or as text: one document, one history, faults at field and line. */
export function Editor({ draft, free }: { draft: Draft; free: () => void }): ReactElement {
  const say = useSay(workshopMessages);
  const { search, setSearch } = useAddress();
  const may = useMay();
  const faults = useFaults(draft);
  const { box, toLine } = useLines();
  const asText = search['as'] === 'text';
  const show = (as: 'form' | 'text'): void => setSearch({ ...search, as: as === 'text' ? 'text' : undefined }, { replace: true });
  const editing = editingOf(draft, faults);
  const go = (pointer: string, line: number): void => (asText ? toLine(line) : goTo(pointer));
  const trying = useTry(draft, faults, go);
  return (
    <EditingContext.Provider value={editing}>
      <div className="workshop-bar" role="toolbar" aria-label={say.tools()}>
        <span className="row-actions" role="group" aria-label={say['as.label']()}>
          {(['form', 'text'] as const).map((as) => (
            <Button key={as} aria-pressed={(as === 'text') === asText} onClick={() => show(as)}>
              {say[`as.${as}`]()}
            </Button>
          ))}
        </span>
        <span className="row-actions">
          <Button disabled={draft.undo === null} onClick={() => draft.undo?.()}>
            {say.undo()}
          </Button>
          <Button disabled={draft.redo === null} onClick={() => draft.redo?.()}>
            {say.redo()}
          </Button>
          {draft.changes.length === 0 && draft.broken === null ? null : (
            <ConfirmAction
              label={say.reset()}
              title={say['reset.title']()}
              consequences={[say['reset.what']({ n: draft.changes.length })]}
              confirm={say['reset.confirm']()}
              danger
              send={async () => draft.reset()}
            />
          )}
          <BeginNew draft={draft} />
        </span>
      </div>
      {draft.changes.length > 0 || draft.broken !== null ? <p className="meta">{say.kept()}</p> : null}
      <Changes draft={draft} go={asText ? null : goTo} />
      <FaultList faults={faults.all} text={draft.text} document={draft.file} go={go} />
      {may('evaluation.run') ? <Try {...trying} /> : <p>{say['try.may']()}</p>}
      {asText ? (
        <Text draft={draft} faults={faults.all} box={box} toLine={toLine} />
      ) : draft.file === null ? (
        <section className="notice notice-soon" data-broken={draft.broken ?? 1}>
          <p>{say['as.broken']({ line: draft.broken ?? 1 })}</p>
          <p>
            <Button onClick={() => show('text')}>{say['as.text']()}</Button>
          </p>
        </section>
      ) : (
        <ModelForm file={draft.file} />
      )}
      <SendForApproval draft={draft} faults={faults} free={free} />
    </EditingContext.Provider>
  );
}

function editingOf(draft: Draft, faults: Faults): Editing {
  const at = new Map<string, Fault>();
  for (const each of faults.all) if (!at.has(each.path)) at.set(each.path, each);
  return {
    get: draft.get,
    set: (pointer, value) => {
      faults.edited(pointer);
      draft.set(pointer, value);
    },
    faultAt: (pointer) => at.get(pointer)?.message,
    faultsBelow: (pointer) => faults.all.filter(({ path }) => path === pointer || path.startsWith(`${pointer}/`)).length,
  };
}

/** Tries the model on the whole register; what the checker finds stands at its fields. */
function useTry(draft: Draft, faults: Faults, go: (pointer: string, line: number) => void) {
  const { params, search, setSearch } = useAddress();
  const [asOf, setAsOf] = useState('');
  const action = useAction(
    (model: ModelFile) =>
      answer(
        api.POST('/api/v1/models/trials', {
          // The one that it was begun from, also where it has got another name.
          body: {
            model: model as unknown as Record<string, unknown>,
            against: params['id'] ?? model.id,
            ...(asOf === '' ? {} : { asOf }),
          },
        }),
      ),
    ({ id }) => {
      faults.found(null);
      setSearch({ ...search, trial: id, part: undefined });
    },
  );
  const [told, setTold] = useState<ApiProblem | null>(null);
  if (action.problem !== told) {
    setTold(action.problem);
    if (action.problem !== null) faults.found(action.problem);
  }
  const run = (): void => {
    const [first] = faults.typed;
    if (first !== undefined) return go(first.path, lineOf(linesOf(draft.text).lines, first.path));
    if (draft.file !== null) void action.run(draft.file);
    return undefined;
  };
  return { action, asOf, setAsOf, run, closed: draft.file === null };
}

function Try({ action, asOf, setAsOf, run, closed }: ReturnType<typeof useTry>): ReactElement {
  const say = useSay(workshopMessages);
  return (
    <section className="card" data-try="">
      <div className="edit-row">
        <DateField
          name="asOf"
          label={say['try.asOf']()}
          hint={say['try.asOf.hint']()}
          fault={faultOf(action.problem, 'asOf')}
          value={asOf}
          onChange={setAsOf}
        />
        <Button type="primary" loading={action.busy} disabled={closed} onClick={run}>
          {say.try()}
        </Button>
      </div>
      {isChecked(action.problem) ? null : <Problem error={action.problem} retry={action.again} fields={['asOf']} />}
    </section>
  );
}

function Text(props: {
  draft: Draft;
  faults: readonly Fault[];
  box: ReturnType<typeof useLines>['box'];
  toLine: (line: number) => void;
}): ReactElement {
  const { draft, faults, box, toLine } = props;
  const say = useSay(workshopMessages);
  const { broken, text } = draft;
  const { lines } = linesOf(text);
  const faulty = [...faults.map(({ path }) => lineOf(lines, path)), ...(broken === null ? [] : [broken])];
  const fault =
    broken === null || draft.file !== null ? undefined : say['fault.line']({ line: broken, place: '', message: say['fault.syntax']() });
  return (
    <section className="card">
      <Field name="text" label={say['text.label']()} hint={say['text.hint']()} fault={fault}>
        {(aria) => <CodeBox aria={aria} box={box} value={text} faulty={faulty} rows={28} onChange={(next) => draft.write(next)} />}
      </Field>
      <p className="row-actions">
        <Button
          onClick={() => {
            if (draft.file === null) toLine(broken ?? 1);
            else draft.write(JSON.stringify(JSON.parse(text), null, 2));
          }}
        >
          {say['text.format']()}
        </Button>
      </p>
    </section>
  );
}
