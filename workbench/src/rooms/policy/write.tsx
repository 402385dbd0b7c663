import { Button } from 'antd';
import { useDeferredValue, useMemo, useRef, useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { asProblem } from '../../api/problem.ts';
import { useAddress } from '../../address/use-address.ts';
import { lineOf, linesOf } from '../../house.ts';
import { useSay } from '../../look/look.tsx';
import { useLeaving } from '../../address/use-leaving.ts';
import { useAction } from '../../parts/action.ts';
import { CodeBox } from '../../parts/code-box.tsx';
import { Field } from '../../parts/field.tsx';
import { FormBox } from '../../parts/form/form-box.tsx';
import { useKept } from '../../parts/kept.ts';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { placeInWords } from '../../parts/place.ts';
import { Problem } from '../../parts/problem.tsx';
import { Mixed } from '../../parts/text.tsx';
import { AskBeforeLeaving } from '../../parts/unsaved.tsx';
import { startOf } from '../../parts/line-start.ts';
import { editionPath, type Kind } from './kinds.ts';
import { policyMessages } from './messages.ts';

interface Mistake {
  line: number;
  text: string;
}

/** A new edition begun from a published one, or a draft that is written on (`?of=draft`). */
export function WritePage(): ReactElement {
  const say = useSay(policyMessages);
  const { params, search } = useAddress();
  const { kind = '', id = '', edition = '' } = params;
  const again = search['of'] === 'draft';
  const path = { kind: kind as Kind, id, edition };
  const name = `${kind}/${id}@${edition}`;
  return (
    <Page
      title={again ? say['write.again']({ name }) : say['write.title']({ name })}
      lead={<p>{say['write.lead']()}</p>}
      trail={[
        again
          ? { to: editionPath(path, '/changes'), label: say['draft.title']({ name }) }
          : { to: editionPath(path), label: `${id}@${edition}` },
      ]}
    >
      <Load
        of={['policy-file', kind, id, edition, again]}
        load={async (signal): Promise<object> => {
          if (again) {
            return answer(api.GET('/api/v1/policy/drafts/{kind}/{id}/{edition}/file', { params: { path }, signal }));
          }
          const { hash: _, ...file } = await answer(
            api.GET('/api/v1/policy/{kind}/{id}', {
              params: { path: { kind: path.kind, id }, query: { edition } },
              signal,
            }),
          );
          return file;
        }}
      >
        {(file) => <Editor key={name} of={`${again ? 'draft' : 'from'} ${name}`} begin={JSON.stringify(file, null, 2)} />}
      </Load>
    </Page>
  );
}

/** `of` names what is written, so that it is found again after going away. */
function Editor({ of, begin: read }: { of: string; begin: string }): ReactElement {
  const say = useSay(policyMessages);
  const { go } = useAddress();
  const box = useRef<HTMLTextAreaElement>(null);
  // Read anew in the background, the file must not replace what is being written.
  const [begin] = useState(read);
  const [kept, keep, forget] = useKept<string | null>(`policy ${of}`, null);
  const [found] = useState(kept !== null && kept !== begin);
  const text = kept ?? begin;
  const dirty = text !== begin;
  const leaving = useLeaving(dirty);
  const [mistake, setMistake] = useState<Mistake | null>(null);
  // Setting a long text out by lines must not hold up the keys.
  const written = useDeferredValue(text);
  const broken = useMemo(() => linesOf(written).broken, [written]);
  const setText = (next: string): void => {
    keep(next);
    setMistake(null);
  };
  const save = useAction(
    (document: Record<string, unknown>) => answer(api.PUT('/api/v1/policy/drafts', { body: document })),
    (draft) => {
      forget();
      leaving.free();
      go(editionPath(draft, '/changes'));
    },
  );
  const submit = async (): Promise<boolean> => {
    const { broken } = linesOf(text);
    const document: unknown = broken === null ? JSON.parse(text) : null;
    const whole = typeof document === 'object' && document !== null && !Array.isArray(document);
    const syntax =
      broken === null ? { line: 1, text: say['write.object']() } : { line: broken, text: say['write.syntax']({ line: broken }) };
    setMistake(whole ? null : syntax);
    return whole && save.run(document as Record<string, unknown>);
  };
  const faults = mistake !== null ? [mistake] : faultsOf(save.problem, text, say);
  const toLine = (line: number): void => {
    const at = startOf(text, line);
    box.current?.focus();
    box.current?.setSelectionRange(at, Math.max(at, startOf(text, line + 1) - 1));
    // As many lines above it as fit into a third of the box.
    if (box.current) box.current.scrollTop = ((line - 1) / text.split('\n').length) * box.current.scrollHeight - 80;
  };
  return (
    <FormBox
      form={{ submit, busy: save.busy }}
      action={say['write.save']()}
      look="plain"
      beside={
        <Button
          onClick={() => {
            if (linesOf(text).broken === null) setText(JSON.stringify(JSON.parse(text), null, 2));
            else void submit();
          }}
        >
          {say['write.format']()}
        </Button>
      }
    >
      <AskBeforeLeaving leaving={leaving} kept />
      {found && dirty ? (
        <p className="notice" role="status" data-kept="">
          {say['write.found']()} <Button onClick={() => keep(null)}>{say['write.anew']()}</Button>
        </p>
      ) : null}
      {faults.length === 0 ? null : (
        <section className="notice notice-late" role="alert" data-faults={faults.length}>
          <p>{say['write.faults']({ n: faults.length })}</p>
          <ul>
            {faults.map((each) => (
              <li key={`${each.line} ${each.text}`}>
                <button type="button" className="plain-button" onClick={() => toLine(each.line)}>
                  <Mixed>{each.text}</Mixed>
                </button>
              </li>
            ))}
          </ul>
          <p className="meta">{say['write.kept']()}</p>
        </section>
      )}
      {save.problem !== null && (save.problem.body.errors ?? []).length === 0 ? <Problem error={save.problem} retry={save.again} /> : null}
      <Field name="text" label={say['write.text']()} hint={say['write.hint']()}>
        {(aria) => (
          <CodeBox
            aria={aria}
            box={box}
            rows={28}
            value={text}
            // Of a text that is not whole, lines behind the break are not known.
            faulty={broken === null ? faults.map(({ line }) => line) : [broken]}
            onChange={setText}
          />
        )}
      </Field>
      <p className="meta" role="status" data-broken={broken ?? ''}>
        {broken === null ? say['write.whole']() : say['write.syntax']({ line: broken })}
      </p>
    </FormBox>
  );
}

/** What the API found, each at its line of the text as it stands. */
function faultsOf(problem: unknown, text: string, say: typeof policyMessages.zh): Mistake[] {
  if (problem === null || problem === undefined) return [];
  const { lines, broken } = linesOf(text);
  const document: unknown = broken === null ? JSON.parse(text) : null;
  return (asProblem(problem).body.errors ?? []).map(({ path, message }) => {
    const line = lineOf(lines, path);
    return { line, text: say['write.fault']({ line, place: placeInWords(document, path), message }) };
  });
}
