import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { writeSearch } from '../../address/search.ts';
import { useAddress } from '../../address/use-address.ts';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useMay } from '../../api/start.ts';
import { useSay } from '../../look/look.tsx';
import { useAction } from '../../parts/action.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { CheckField, TextField } from '../../parts/field.tsx';
import { FormBox } from '../../parts/form/form-box.tsx';
import { FormSheet } from '../../parts/form/form-sheet.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { PageLink } from '../../parts/links.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Mixed } from '../../parts/text.tsx';
import { recordMessages } from './messages/list.ts';

type Views = paths['/api/v1/views']['get']['responses'][200]['content']['application/json'];
type View = Views['items'][number];
type Say = typeof recordMessages.zh;

/** Conditions under a name: one's own and those that colleagues share. `page` is an address below the site. */
export function SavedViews({ page }: { page: string }): ReactElement | null {
  const say = useSay(recordMessages);
  const may = useMay()('views.keep');
  const { data, error, refetch } = useQuery({
    queryKey: ['views', page],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/views', { params: { query: { page } }, signal })),
    enabled: may,
  });
  const { search } = useAddress();
  // Where one is in the list is not part of what is asked for.
  const { cursor: _, ...kept } = search;
  const query = writeSearch(kept).replace(/^\?/u, '');
  if (!may) return null;
  const items = data?.items ?? [];
  return (
    <details className="views card" data-views={items.length}>
      <summary>{say['views.title']()}</summary>
      <Problem error={error} retry={() => void refetch()} />
      {items.length === 0 ? <p>{say['views.none']()}</p> : null}
      <Group title={say['views.own']()} views={items.filter(({ own }) => own)} query={query} say={say} />
      <Group title={say['views.shared']()} views={items.filter(({ own }) => !own)} query={query} say={say} />
      <SaveView page={page} query={query} say={say} />
    </details>
  );
}

function Group(props: { title: string; views: readonly View[]; query: string; say: Say }): ReactElement | null {
  const { title, views, query, say } = props;
  if (views.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul className="entries">
        {views.map((view) => (
          <li key={view.id} data-view={view.name}>
            <PageLink to={`${view.page}${view.query === '' ? '' : `?${view.query}`}`}>
              <Mixed>{view.name}</Mixed>
            </PageLink>{' '}
            {view.own ? null : <small>{say['views.by']({ account: view.by })}</small>}
            {view.own ? <Own view={view} query={query} say={say} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Change = Partial<Pick<View, 'name' | 'query' | 'shared'>>;

function Own({ view, query, say }: { view: View; query: string; say: Say }): ReactElement {
  const [naming, setNaming] = useState(false);
  const params = { path: { id: view.id } };
  const change = useAction<Change, unknown>(
    (body) => answer(api.PATCH('/api/v1/views/{id}', { params, body })),
    () => setNaming(false),
  );
  const rename = useForm({
    to: 'patch /api/v1/views/{id}',
    path: { id: view.id },
    begin: { name: view.name },
    done: () => setNaming(false),
  });
  return (
    <div className="row-actions">
      {naming ? (
        <FormBox form={rename} action={say['views.rename.do']()} look="row" second>
          <TextField {...rename.field('name')} name={`name-${view.id}`} label={say['views.name']()} required={false} />
        </FormBox>
      ) : (
        <Button size="small" onClick={() => setNaming(true)}>
          {say['views.rename']()}
        </Button>
      )}
      {query === view.query ? null : (
        <Button size="small" onClick={() => void change.run({ query })}>
          {say['views.update']()}
        </Button>
      )}
      <Button size="small" aria-pressed={view.shared} onClick={() => void change.run({ shared: !view.shared })}>
        {view.shared ? say['views.share.off']() : say['views.share.on']()}
      </Button>
      <ConfirmAction
        label={say['views.delete']()}
        title={say['views.delete']()}
        consequences={[say['views.delete.what']({ name: view.name }), ...(view.shared ? [say['views.delete.shared']()] : [])]}
        confirm={say['views.delete']()}
        send={() => answer(api.DELETE('/api/v1/views/{id}', { params }))}
      />
      <Problem error={change.problem ?? rename.problem} retry={change.problem === null ? rename.again : change.again} />
    </div>
  );
}

const NO_VIEW = { name: '', shared: false };

function SaveView({ page, query, say }: { page: string; query: string; say: Say }): ReactElement {
  const form = useForm({
    to: 'post /api/v1/views',
    begin: NO_VIEW,
    faults: ({ name }) => (name.trim() === '' ? { name: say['views.empty']() } : {}),
    body: (given) => ({ ...given, page, query }),
  });
  return (
    <section>
      <h2>{say['views.save']()}</h2>
      <FormSheet form={form} action={say['views.save.do']()} look="plain" second>
        <TextField {...form.field('name')} name="view-name" label={say['views.name']()} hint={say['views.link']()} required={false} />
        <CheckField {...form.field('shared')} name="view-shared" label={say['views.share']()} />
      </FormSheet>
    </section>
  );
}
