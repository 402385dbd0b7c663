import { Button } from 'antd';
import { useRef, useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { asProblem } from '../../api/problem.ts';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { Field } from '../../parts/field.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Mixed } from '../../parts/text.tsx';
import { lineOf, linesOf, startOf } from './json-lines.ts';
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
        {(file) => <Editor key={name} begin={JSON.stringify(file, null, 2)} />}
      </Load>
    </Page>
  );
}

function Editor({ begin }: { begin: string }): ReactElement {
  const say = useSay(policyMessages);
  const { go } = useAddress();
  const box = useRef<HTMLTextAreaElement>(null);
  // Read anew in the background, the file must not replace what is being written.
  const [text, setText] = useState(begin);
  const [mistake, setMistake] = useState<Mistake | null>(null);
  const save = useAction(
    (document: Record<string, unknown>) => answer(api.PUT('/api/v1/policy/drafts', { body: document })),
    (draft) => go(editionPath(draft, '/changes')),
  );
  const submit = (): void => {
    const { broken } = linesOf(text);
    if (broken !== null) return setMistake({ line: broken, text: say['write.syntax']({ line: broken }) });
    const document: unknown = JSON.parse(text);
    if (typeof document !== 'object' || document === null || Array.isArray(document)) {
      return setMistake({ line: 1, text: say['write.object']() });
    }
    setMistake(null);
    return void save.run(document as Record<string, unknown>);
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
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
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
      {save.problem !== null && (save.problem.body.errors ?? []).length === 0 ? (
        <Problem error={save.problem} retry={save.again} />
      ) : null}
      <Field name="text" label={say['write.text']()} hint={say['write.hint']()}>
        {(aria) => (
          <textarea
            {...aria}
            ref={box}
            className="code-box"
            rows={28}
            spellCheck={false}
            wrap="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <p className="row-actions">
        <Button type="primary" htmlType="submit" loading={save.busy}>
          {say['write.save']()}
        </Button>
        <Button
          onClick={() => {
            if (linesOf(text).broken === null) setText(JSON.stringify(JSON.parse(text), null, 2));
            else submit();
          }}
        >
          {say['write.format']()}
        </Button>
      </p>
    </form>
  );
}

/** What the API found, each at its line of the text as it stands. */
function faultsOf(problem: unknown, text: string, say: typeof policyMessages.zh): Mistake[] {
  if (problem === null || problem === undefined) return [];
  const { lines } = linesOf(text);
  return (asProblem(problem).body.errors ?? []).map(({ path, message }) => {
    const line = lineOf(lines, path);
    return { line, text: say['write.fault']({ line, message }) };
  });
}
