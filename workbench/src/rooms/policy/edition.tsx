import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useMay } from '../../api/start.ts';
import { useAddress } from '../../address/use-address.ts';
import { own, COMMA } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { placeInWords } from '../../parts/place.ts';
import { DateText, Facts, Mixed, Named } from '../../parts/text.tsx';
import { kindName, verifiedName, editionPath, type Kind } from './kinds.ts';
import { policyMessages } from './messages.ts';
import { SendForSignature } from './send.tsx';
import { Tree } from './tree.tsx';

type Whole = paths['/api/v1/policy/{kind}/{id}']['get']['responses'][200]['content']['application/json'];

/** One edition: its day, its source, its content to read and as JSON, what rests on it. */
export function EditionPage(): ReactElement {
  const { kind = '', id = '', edition = '' } = useAddress().params;
  return (
    <Load
      of={['policy', kind, id, edition]}
      load={(signal) =>
        answer(
          api.GET('/api/v1/policy/{kind}/{id}', {
            params: { path: { kind: kind as Kind, id }, query: { edition } },
            signal,
          }),
        )
      }
    >
      {(found) => <Edition found={found} />}
    </Load>
  );
}

function Edition({ found }: { found: Whole }): ReactElement {
  const say = useSay(policyMessages);
  const may = useMay();
  const { kind, id, edition, title, inForceFrom, inForceTo, verified, sources, note, hash, content } = found;
  const api = `/api/v1/policy/${kind}/${encodeURIComponent(id)}?edition=${encodeURIComponent(edition)}`;
  return (
    <Page
      title={own(title)}
      lead={<code>{`${kind}/${id}@${edition}`}</code>}
      trail={[
        { to: '/policy', label: say.title() },
        { to: `/policy/${kind}/${encodeURIComponent(id)}`, label: say['editions.all']() },
      ]}
    >
      <p className="row-actions">
        {may('policy.edit') ? (
          <PageLink to={editionPath(found, '/draft')}>{say['draft.new']()}</PageLink>
        ) : (
          <span className="meta">{say['draft.closed']()}</span>
        )}
        <a href={api}>{say['json.api']()}</a>
      </p>
      <Facts
        rows={[
          [say.kind(), kindName(kind)],
          [say.edition(), <code key="edition">{edition}</code>],
          [
            say['in-force'](),
            <span key="days">
              <DateText day={inForceFrom} /> – {inForceTo === null ? say['to.open']() : <DateText day={inForceTo} />}
            </span>,
          ],
          [say.verified(), verifiedName(verified)],
          [say.sources(), <Sources key="sources" of={sources} />],
          [say.note(), note === undefined ? null : <Named of={note} />],
          [say.hash(), <code key="hash">{hash}</code>],
        ]}
      />
      <SendForSignature of={found} />
      <Rests of={{ kind, id }} />
      <h2>{say.content()}</h2>
      <p className="meta">{say['content.lead']()}</p>
      <Tree value={content} open />
      <details>
        <summary>{say.json()}</summary>
        <pre tabIndex={0}>{JSON.stringify(content, null, 2)}</pre>
      </details>
    </Page>
  );
}

function Sources({ of }: { of: Whole['sources'] }): ReactElement {
  return (
    <ul>
      {of.map((each) => (
        <li key={`${each.title} ${each.key ?? ''}`}>
          {each.url === undefined ? (
            <Mixed>{each.title}</Mixed>
          ) : (
            <a href={each.url} rel="noreferrer">
              <Mixed>{each.title}</Mixed>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Rests({ of: { kind, id } }: { of: { kind: Kind; id: string } }): ReactElement {
  const say = useSay(policyMessages);
  return (
    <section>
      <h2>{say.rests()}</h2>
      {kind === 'calendar' ? (
        <p>
          <PageLink to="/calendars">{say['rests.calendar']()}</PageLink>
        </p>
      ) : null}
      <Load
        of={['policy', 'named-by', kind, id]}
        load={(signal) => answer(api.GET('/api/v1/policy/{kind}/{id}/named-by', { params: { path: { kind, id } }, signal }))}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p>{say['rests.none']()}</p>
          ) : (
            <>
              <p className="meta">{say['rests.lead']()}</p>
              <ul data-rests={items.length}>
                {items.map((each) => (
                  <li key={`${each.kind} ${each.id} ${each.edition}`}>
                    <PageLink to={editionPath(each)}>
                      <Named of={each.title} />
                    </PageLink>{' '}
                    {kindName(each.kind)} <code>{each.edition}</code>{' '}
                    <small>{each.places.map((place) => placeInWords(null, place)).join(COMMA)}</small>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Load>
    </section>
  );
}
