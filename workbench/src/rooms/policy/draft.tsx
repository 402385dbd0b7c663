import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useMay } from '../../api/start.ts';
import { useAddress } from '../../address/use-address.ts';
import { own } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Facts, Mixed, Named } from '../../parts/text.tsx';
import { inWords } from './in-words.ts';
import { editionPath, type Kind } from './kinds.ts';
import { policyMessages } from './messages.ts';
import { SendForSignature } from './send.tsx';
import { Tree } from './tree.tsx';

type Draft = paths['/api/v1/policy/drafts/{kind}/{id}/{edition}']['get']['responses'][200]['content']['application/json'];

/** A draft: what it changes, side by side, and its way into force. */
export function DraftPage(): ReactElement {
  const { kind = '', id = '', edition = '' } = useAddress().params;
  const path = { kind: kind as Kind, id, edition };
  return (
    <Load
      of={['policy-draft', kind, id, edition]}
      load={(signal) => answer(api.GET('/api/v1/policy/drafts/{kind}/{id}/{edition}', { params: { path }, signal }))}
    >
      {(found) => <Found draft={found} />}
    </Load>
  );
}

function Found({ draft }: { draft: Draft }): ReactElement {
  const say = useSay(policyMessages);
  const may = useMay();
  const { kind, id, edition, against, title, inForceFrom, draftedBy, draftedAt, changes, hash } = draft;
  return (
    <Page
      title={say['draft.title']({ name: own(title) })}
      lead={
        <>
          <code>{`${kind}/${id}@${edition}`}</code>
          <p>{say['draft.steps']()}</p>
        </>
      }
      trail={[{ to: '/policy/drafts', label: say['drafts.title']() }]}
    >
      <Facts
        rows={[
          [say['in-force'](), <DateText key="from" day={inForceFrom} />],
          [say['drafted.by'](), <code key="by">{draftedBy}</code>],
          [say['drafted.at'](), <DateText key="at" at={draftedAt} />],
          [
            say.against(),
            against === null ? (
              say['against.none']()
            ) : (
              <PageLink key="against" to={editionPath({ kind, id, edition: against })}>
                {against}
              </PageLink>
            ),
          ],
          [say.hash(), <code key="hash">{hash}</code>],
        ]}
      />
      <SendForSignature of={draft} draft={{ inForceFrom, changes: changes.length }} />
      {may('policy.edit') ? (
        <p className="row-actions">
          <PageLink to={editionPath(draft, '/draft?of=draft')}>{say['draft.edit']()}</PageLink>
          <Discard draft={draft} />
        </p>
      ) : null}
      {against === null ? <First of={draft} /> : <Differences draft={draft} />}
      {draft.items === null ? null : <Items items={draft.items} />}
    </Page>
  );
}

function Discard({ draft: { kind, id, edition } }: { draft: Draft }): ReactElement {
  const say = useSay(policyMessages);
  const { go } = useAddress();
  return (
    <ConfirmAction
      label={say.discard()}
      title={say['discard.title']()}
      consequences={[say['discard.what']()]}
      confirm={say['discard.confirm']()}
      danger
      send={() => answer(api.DELETE('/api/v1/policy/drafts/{kind}/{id}/{edition}', { params: { path: { kind, id, edition } } }))}
      onDone={() => go('/policy/drafts')}
    />
  );
}

/** The first edition differs from nothing: it is read whole, field by field. */
function First({ of: { kind, id, edition } }: { of: Draft }): ReactElement {
  const say = useSay(policyMessages);
  return (
    <section data-first="">
      <h2>{say.content()}</h2>
      <p className="meta">{say['content.lead']()}</p>
      <Load
        of={['policy-draft-file', kind, id, edition]}
        load={(signal) =>
          answer(
            api.GET('/api/v1/policy/drafts/{kind}/{id}/{edition}/file', {
              params: { path: { kind, id, edition } },
              signal,
            }),
          )
        }
      >
        {(file) => <Tree value={file['content']} open />}
      </Load>
    </section>
  );
}

function Differences({ draft: { changes } }: { draft: Draft }): ReactElement {
  const say = useSay(policyMessages);
  const count = (what: string) => changes.filter((each) => each.what === what).length;
  const counts = { added: count('added'), removed: count('removed'), changed: count('changed') };
  return (
    <section>
      <h2>{say['differences.title']()}</h2>
      <p data-differences={changes.length}>{changes.length === 0 ? say['differences.none']() : say['differences.count'](counts)}</p>
      {changes.length === 0 ? null : <InWords changes={changes} />}
      {changes.length === 0 ? null : (
        <div className="scroll" tabIndex={0} role="region" aria-label={say['differences.title']()}>
          <table className="differences">
            <thead>
              <tr>
                <th scope="col">{say.place()}</th>
                <th scope="col">{say.what()}</th>
                <th scope="col">{say.before()}</th>
                <th scope="col">{say.after()}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((each) => (
                <tr key={`${each.what} ${each.path}`}>
                  <th scope="row">
                    {each.title === null ? null : (
                      <>
                        <Named of={each.title} />
                        <br />
                      </>
                    )}
                    <code>{each.path}</code>
                  </th>
                  <td>{say[`what.${each.what}`]()}</td>
                  <td>
                    {each.before === null ? (
                      '—'
                    ) : (
                      <del>
                        <Mixed>{each.before}</Mixed>
                      </del>
                    )}
                  </td>
                  <td>
                    {each.after === null ? (
                      '—'
                    ) : (
                      <ins>
                        <Mixed>{each.after}</Mixed>
                      </ins>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Sentences are read by whoever signs; the places and whole values stand in the table. */
const SAID = 30;

function InWords({ changes }: { changes: Draft['changes'] }): ReactElement {
  const say = useSay(policyMessages);
  return (
    <>
      <h3>{say['words.title']()}</h3>
      <ul data-words={changes.length}>
        {changes.slice(0, SAID).map((each) => (
          <li key={`${each.what} ${each.path}`}>
            <Mixed>{inWords(each)}</Mixed>
          </li>
        ))}
      </ul>
      {changes.length > SAID ? <p>{say['words.more']({ n: changes.length - SAID })}</p> : null}
      <h3>{say['words.table']()}</h3>
    </>
  );
}

function Items({ items }: { items: NonNullable<Draft['items']> }): ReactElement {
  const say = useSay(policyMessages);
  return (
    <section>
      <h2>{say['items.title']()}</h2>
      {(['added', 'removed', 'changed'] as const).map((what) =>
        items[what].length === 0 ? null : (
          <div key={what}>
            <h3>{say[`items.${what}`]()}</h3>
            <ul>
              {items[what].map(({ id, title }) => (
                <li key={id}>
                  <Named of={title} /> <code>{id}</code>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  );
}
