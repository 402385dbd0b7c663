import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink, siteHref } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { PurposeDialog, usePurpose } from '../../parts/purpose.tsx';
import { Mixed } from '../../parts/text.tsx';
import { findMessages } from './messages.ts';

type Answer = paths['/api/v1/find']['get']['responses'][200]['content']['application/json'];
type Hit = Answer['items'][number];

const KINDS = ['subject', 'act', 'case', 'batch'] as const;
const SCOPE = '/find';

/** What the box on top found, kind by kind. */
export function FindPage(): ReactElement {
  const say = useSay(findMessages);
  const q = (useAddress().search['q'] ?? '').trim();
  const purpose = usePurpose(SCOPE);
  return (
    <Page title={q === '' ? say.title() : say['title.of']({ text: q })} lead={<p>{say.lead()}</p>}>
      {q === '' ? (
        <p data-empty="">{say.nothing()}</p>
      ) : (
        <>
          <Load
            of={['find', q, purpose]}
            load={(signal) => answer(api.GET('/api/v1/find', { params: { query: { q } }, headers: purposeHeader(purpose), signal }))}
          >
            {(found) => <Found found={found} />}
          </Load>
          {purpose === null ? <Wider /> : null}
        </>
      )}
    </Page>
  );
}

function Found({ found: { items, problem } }: { found: Answer }): ReactElement {
  const say = useSay(findMessages);
  return (
    <>
      {problem === null ? null : (
        <p className="notice" data-problem-of={problem}>
          {say[`problem.${problem}`]()}
        </p>
      )}
      {items.length === 0 && problem === null ? (
        <section className="empty" data-empty="">
          <p>{say.why()}</p>
          <p>{say.what()}</p>
        </section>
      ) : null}
      {KINDS.map((kind) => {
        const of = items.filter((each) => each.kind === kind);
        if (of.length === 0) return null;
        return (
          <section key={kind} data-kind={kind}>
            <h2>{say['kind.count']({ kind: say[`kind.${kind}`](), n: of.length })}</h2>
            <ul>
              {of.map((each) => (
                <li key={each.address}>
                  <HitLink of={each} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** Into the workbench, or to the public page of what is on display. */
function HitLink({ of: { address, label, detail } }: { of: Hit }): ReactElement {
  const text = <Mixed>{label}</Mixed>;
  return (
    <>
      {address.startsWith('/workbench') ? <PageLink to={address}>{text}</PageLink> : <a href={siteHref(address)}>{text}</a>}{' '}
      {detail === null ? null : (
        <small>
          <Mixed>{detail}</Mixed>
        </small>
      )}
    </>
  );
}

function Wider(): ReactElement {
  const say = useSay(findMessages);
  const [asking, setAsking] = useState(false);
  return (
    <section className="card">
      <p>{say['wider.lead']()}</p>
      <p>
        <Button onClick={() => setAsking(true)}>{say.wider()}</Button>
      </p>
      <PurposeDialog open={asking} scope={SCOPE} onStated={() => setAsking(false)} onCancel={() => setAsking(false)} />
    </section>
  );
}
