import type { ReactElement } from 'react';
import { Type } from 'typebox';
import { listEntries, listKinds, type ListEntry, type ListKind } from '../../../after/listings/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { noIndex } from '../../../kernel/http/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Chinese, Foreign, formatDate, href, Pager, Pairs, Table, Uscc } from '../../../kernel/ui/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { listsMessages } from '../messages/lists.ts';
import { verifiedWord } from '../words.ts';

export function listPages(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/lists',
      face: 'portal',
      summary: 'Lists that are kept here, with basis, criteria and how one leaves',
      permission: 'public',
      audit: 'none',
      schemas: {},
      handle: async (call) => {
        const view = viewOf(kernel, call);
        const say = t(view.language, listsMessages);
        const kinds = listKinds(kernel.policy, view.today);
        return portalPage(
          view,
          { title: say.title(), path: '/lists' },
          <>
            <p className="lead">{say.lead()}</p>
            {kinds.length === 0 ? <p className="notice">{say.none()}</p> : null}
            {kinds.map((list) => (
              <section key={list.kind}>
                <h2>
                  <a href={href(`/lists/${list.kind}`, view.language)}>{titleOf(list.title, view)}</a>
                </h2>
                <About list={list} view={view} />
              </section>
            ))}
            <p>{say.elsewhere()}</p>
          </>,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/lists/{kind}',
      face: 'portal',
      summary: 'One list: who is on it today, and until when',
      permission: 'public',
      audit: 'none',
      schemas: {
        params: Type.Object({ kind: Type.String({ minLength: 1, maxLength: 64 }) }),
        query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 400 })) }),
      },
      handle: async (call) => {
        const view = viewOf(kernel, call);
        const { list, items, next } = await listEntries(kernel, call.params.kind, call.query);
        const say = t(view.language, listsMessages);
        const path = `/lists/${list.kind}`;
        const title = view.language === 'en' ? list.title.en : list.title.zh;
        return portalPage(
          view,
          { title, path, noindex: true, trail: [{ href: '/lists', label: say.title() }] },
          <>
            <About list={list} view={view} />
            <h2 id="entries">{say.entries()}</h2>
            {items.length === 0 ? <p className="notice">{say['entries.none']()}</p> : <Entries items={items} view={view} />}
            <p className="hint">{say['entries.note']()}</p>
            <Pager
              next={next === null ? null : `${path}?cursor=${encodeURIComponent(next)}`}
              first={call.query.cursor === undefined ? null : path}
              language={view.language}
            />
          </>,
        );
      },
    }),
    route({
      method: 'GET',
      path: '/lists/{kind}/entries',
      face: 'portal',
      summary: 'The entries stand on the page of the list',
      permission: 'public',
      audit: 'none',
      schemas: { params: Type.Object({ kind: Type.String({ minLength: 1, maxLength: 64 }) }) },
      handle: async ({ params, language, reply }) => {
        noIndex(reply);
        return reply.redirect(href(`/lists/${encodeURIComponent(params.kind)}#entries`, language), 301);
      },
    }),
  ];
}

function titleOf(text: { zh: string; en: string }, { language }: View): ReactElement {
  return <Foreign text={language === 'en' ? text.en : text.zh} language={language} />;
}

function About({ list, view }: { list: ListKind; view: View }): ReactElement {
  const say = t(view.language, listsMessages);
  const basis = list.basis.map(({ instrument, article, verified }) => (
    <div key={`${instrument} ${article}`}>
      <Chinese language={view.language}>{instrument + article}</Chinese>
      {say.checked({ word: verifiedWord(verified, view.language) })}
    </div>
  ));
  return (
    <Pairs
      pairs={[
        { term: say.criteria(), value: titleOf(list.criteria, view) },
        { term: say.leaving(), value: titleOf(list.leaving, view) },
        { term: say.basis(), value: <>{basis}</> },
      ]}
    />
  );
}

function Entries({ items, view }: { items: readonly ListEntry[]; view: View }): ReactElement {
  const { language } = view;
  const say = t(language, listsMessages);
  const day = (value: string | null): string => (value === null ? '—' : formatDate(value, language));
  return (
    <Table
      caption={say.entries()}
      hideCaption
      language={language}
      rows={items}
      rowKey={(row) => row.actId}
      columns={[
        {
          head: say.subject(),
          heading: true,
          cell: (row) => (
            <a href={href(`/subjects/${row.uscc ?? `id:${row.subjectId}`}`, language)}>
              <Chinese language={language}>{row.name}</Chinese>
            </a>
          ),
        },
        { head: say.code(), cell: (row) => (row.uscc === null ? '—' : <Uscc code={row.uscc} />) },
        {
          head: say.document(),
          cell: (row) => (
            <a href={href(`/acts/${row.actId}`, language)}>
              <Chinese language={language}>{row.documentNo}</Chinese>
            </a>
          ),
        },
        { head: say.organ(), cell: (row) => <Chinese language={language}>{row.organName}</Chinese> },
        { head: say.since(), cell: (row) => day(row.since) },
        { head: say.until(), cell: (row) => day(row.until) },
      ]}
    />
  );
}
