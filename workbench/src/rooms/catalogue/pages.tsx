import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useAddress } from '../../address/use-address.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { SelectField } from '../../parts/field.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import { catalogueMessages } from './messages.ts';

export { ChangesPage } from './changes.tsx';

type Edition = paths['/api/v1/catalogue/editions']['get']['responses'][200]['content']['application/json']['items'][number];

const read = (signal: AbortSignal) => answer(api.GET('/api/v1/catalogue/editions', { signal }));

/** Editions of all levels, and what differs between two of them. */
export function CataloguePage(): ReactElement {
  const say = useSay(catalogueMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <QueryTable<Edition>
        name="catalogue"
        caption={say.caption()}
        columns={[
          {
            key: 'title',
            head: say.name(),
            heading: true,
            cell: ({ title }) => (LANGUAGE === 'en' ? title.en : <Zh>{title.zh}</Zh>),
          },
          { key: 'kind', head: say.kind(), cell: ({ kind }) => say[kindKey(kind)]() },
          { key: 'edition', head: say.edition(), cell: ({ edition }) => <code>{edition}</code> },
          { key: 'from', head: say.from(), cell: ({ inForceFrom }) => <DateText day={inForceFrom} /> },
          {
            key: 'to',
            head: say.to(),
            cell: ({ inForceTo }) => (inForceTo === null ? say['to.open']() : <DateText day={inForceTo} />),
          },
        ]}
        rowKey={({ edition }) => edition}
        open={({ kind, id, edition }) => `/policy/${kind}/${encodeURIComponent(id)}/${encodeURIComponent(edition)}`}
        orders={[{ key: 'kind', words: say.order() }]}
        sizes={[1000]}
        load={async ({ signal }) => {
          const found = await read(signal);
          return { ...found, total: found.items.length };
        }}
        empty={{ why: say.why() }}
      />
      <h2>{say.compare()}</h2>
      <Load of={['catalogue', 'editions']} load={read}>
        {({ items }) => <Compare editions={items.map(({ edition }) => edition)} />}
      </Load>
    </Page>
  );
}

function kindKey(kind: string): 'kind.catalogue' | 'kind.catalogue-supplement' | 'kind.catalogue-subset' {
  return `kind.${kind}` as 'kind.catalogue';
}

function Compare({ editions }: { editions: readonly string[] }): ReactElement {
  const say = useSay(catalogueMessages);
  const { go } = useAddress();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [fault, setFault] = useState<string>();
  const options = editions.map((value) => ({ value, label: value }));
  return (
    <form
      className="query"
      data-compare=""
      onSubmit={(event) => {
        event.preventDefault();
        if (from === '' || to === '') return setFault(say['compare.pick']());
        return go(`/catalogue/changes?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`);
      }}
    >
      <div className="query-fields">
        <SelectField name="from" label={say['compare.from']()} value={from} onChange={setFrom} options={options} fault={fault} />
        <SelectField name="to" label={say['compare.to']()} value={to} onChange={setTo} options={options} />
      </div>
      <div className="query-buttons">
        <Button htmlType="submit" type="primary">
          {say['compare.submit']()}
        </Button>
      </div>
    </form>
  );
}
