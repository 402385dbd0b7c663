import type { ReactElement } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { answer, api } from '../../../api/client.ts';
import { useMay } from '../../../api/start.ts';
import { sentenceMessages } from '../../../house.ts';
import { useSay } from '../../../look/look.tsx';
import { OrganName } from '../../../parts/acts/index.ts';
import { formatDay } from '../../../parts/format.ts';
import { PageLink } from '../../../parts/links.tsx';
import { Load } from '../../../parts/load.tsx';
import { Page } from '../../../parts/page.tsx';
import { DateText, Facts, Mark, Mixed } from '../../../parts/text.tsx';
import { bodyOf } from '../../../parts/subject/words.ts';
import { own } from '../../../look/language.ts';
import { stateOf, Titled } from './list.tsx';
import { Indicators } from './model-indicators.tsx';
import { Scoring } from './model-scoring.tsx';
import { modelsMessages } from './messages.ts';
import type { Content, Listed, ModelFile } from '../types.ts';
import { verifiedName } from './use-names.ts';

/** The edition in force, as a file, and what the list of models says of it. */
export async function readModel(id: string, signal: AbortSignal): Promise<{ file: ModelFile; listed: Listed | null }> {
  const [{ hash: _, ...file }, { items }] = await Promise.all([
    answer(api.GET('/api/v1/policy/{kind}/{id}', { params: { path: { kind: 'model', id }, query: {} }, signal })),
    answer(api.GET('/api/v1/models', { signal })),
  ]);
  return { file: fileOf(file), listed: items.find((each) => each.id === id) ?? null };
}

/** Without what the API adds to a document: what is left is the file. */
export function fileOf(document: object): ModelFile {
  const known = ['kind', 'id', 'edition', 'title', 'inForceFrom', 'inForceTo', 'verified', 'sources', 'note', 'content'];
  return Object.fromEntries(Object.entries(document).filter(([key]) => known.includes(key))) as unknown as ModelFile;
}

/** A model in plain words and tables. */
export function ModelPage(): ReactElement {
  const say = useSay(modelsMessages);
  const id = useAddress().params['id'] ?? '';
  return (
    <Load of={['model', id]} load={(signal) => readModel(id, signal)}>
      {({ file, listed }) => (
        <Page
          title={own(file.title)}
          trail={[{ to: '/models', label: say.title() }]}
          lead={<p>{say.lede({ from: formatDay(file.inForceFrom) })}</p>}
          actions={<Ways id={id} />}
        >
          <Overview file={file} listed={listed} />
          <Activation listed={listed} />
          <Applies content={file.content} />
          <Scoring content={file.content} />
          <Indicators content={file.content} />
        </Page>
      )}
    </Load>
  );
}

function Ways({ id }: { id: string }): ReactElement {
  const say = useSay(modelsMessages);
  const may = useMay();
  const key = encodeURIComponent(id);
  return (
    <>
      {may('evaluation.run', 'policy.edit') ? (
        <PageLink className="button" to={`/models/${key}/try`}>
          {say.try()}
        </PageLink>
      ) : null}
      {may('evaluation.run') ? (
        <PageLink className="button second" to={`/backtests/new?model=${key}`}>
          {say.backtest()}
        </PageLink>
      ) : null}
      <PageLink className="button second" to={`/policy/model/${key}`}>
        {say.policy()}
      </PageLink>
    </>
  );
}

function Overview({ file, listed }: { file: ModelFile; listed: Listed | null }): ReactElement {
  const say = useSay(modelsMessages);
  const { edition, inForceFrom, inForceTo, verified, sources, note, content } = file;
  return (
    <section>
      <h2>{say.facts()}</h2>
      <Facts
        rows={[
          [
            say.state(),
            listed === null ? null : (
              <Mark key="state" kind="plain">
                {say[`state.${stateOf(listed)}`]()}
              </Mark>
            ),
          ],
          [say.issuer(), <OrganName key="issuer" code={content.issuedBy} />],
          [say.completeness(), say[content.completeness]()],
          [say.gaps(), content.missing === undefined ? null : <Titled key="gaps" of={content.missing} />],
          [say.verified(), verifiedName(verified)],
          [say.version(), <code key="edition">{edition}</code>],
          [say['in-force'](), <Period key="period" from={inForceFrom} to={inForceTo} />],
          [say.sources(), <Sources key="sources" sources={sources} />],
          [say.note(), note === undefined ? null : <Titled key="note" of={note} />],
        ]}
      />
    </section>
  );
}

function Period({ from, to }: { from: string; to: string | null }): ReactElement {
  const say = useSay(modelsMessages);
  return (
    <>
      <DateText day={from} /> – {to === null ? say['to.open']() : <DateText day={to} />}
    </>
  );
}

function Sources({ sources }: { sources: ModelFile['sources'] }): ReactElement {
  return (
    <ul className="plain">
      {sources.map(({ title, url, key }) => (
        <li key={title}>
          {url === undefined ? (
            <Mixed>{title}</Mixed>
          ) : (
            <a href={url}>
              <Mixed>{title}</Mixed>
            </a>
          )}
          {key === undefined ? null : (
            <>
              {' '}
              <code>{key}</code>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Activation({ listed }: { listed: Listed | null }): ReactElement {
  const say = useSay(modelsMessages);
  const state = listed === null ? 'example' : stateOf(listed);
  const activation = listed?.activation ?? null;
  return (
    <section data-activation={state}>
      <h2>{say.activation()}</h2>
      <p>
        <Mixed>
          {activation === null
            ? say['activation.none']()
            : state === 'active'
              ? say['activation.active']({ ...activation, on: formatDay(activation.on) })
              : say['activation.waiting'](activation)}
        </Mixed>
      </p>
      {state === 'active' ? null : (
        <>
          <p>{say['activation.how']()}</p>
          <ol>
            {([1, 2, 3, 4] as const).map((n) => (
              <li key={n}>{say[`activation.${n}`]()}</li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function Applies({ content: { appliesTo } }: { content: Content }): ReactElement {
  const say = useSay(modelsMessages);
  const words = useSay(sentenceMessages);
  const { kinds, industries, districts, individualBusiness } = appliesTo;
  const codes = (all: string[] | undefined) => (all === undefined ? say['applies.all']() : all.join(words.and()));
  return (
    <section>
      <h2>{say.applies()}</h2>
      <Facts
        rows={[
          [say['applies.kinds'](), kinds.map(bodyOf).join(words.and())],
          [say['applies.industries'](), codes(industries)],
          [say['applies.districts'](), codes(districts)],
          [say['applies.individual'](), individualBusiness === undefined ? null : <Mixed key="i">{individualBusiness}</Mixed>],
        ]}
      />
      <p className="meta">{say['applies.persons']()}</p>
    </section>
  );
}
