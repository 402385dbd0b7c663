import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { catalogueList } from '../../api/lists/catalogue.ts';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { SelectField } from '../../parts/field.tsx';
import { FormBox } from '../../parts/form/form-box.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { catalogueMessages } from './messages.ts';

export { ChangesPage } from './changes.tsx';

const read = (signal: AbortSignal) => answer(api.GET('/api/v1/catalogue/editions', { signal }));

/** Editions of all levels, and what differs between two of them. */
export function CataloguePage(): ReactElement {
  const say = useSay(catalogueMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <ListTable
        list={catalogueList}
        caption={say.caption()}
        rowKey={({ edition }) => edition}
        open={({ kind, id, edition }) => `/policy/${kind}/${encodeURIComponent(id)}/${encodeURIComponent(edition)}`}
        empty={{ why: say.why() }}
      />
      <h2>{say.compare()}</h2>
      <Load of={['catalogue', 'editions']} load={read}>
        {({ items }) => <Compare editions={items.map(({ edition }) => edition)} />}
      </Load>
    </Page>
  );
}

function Compare({ editions }: { editions: readonly string[] }): ReactElement {
  const say = useSay(catalogueMessages);
  const { go } = useAddress();
  const form = useForm({
    begin: { from: '', to: '' },
    faults: ({ from, to }) => (from === '' || to === '' ? { from: say['compare.pick']() } : {}),
    take: ({ from, to }) => go(`/catalogue/changes?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`),
  });
  const options = editions.map((value) => ({ value, label: value }));
  return (
    <FormBox form={form} action={say['compare.submit']()} look="query" data-compare="">
      <SelectField {...form.field('from')} label={say['compare.from']()} options={options} />
      <SelectField {...form.field('to')} label={say['compare.to']()} options={options} />
    </FormBox>
  );
}
