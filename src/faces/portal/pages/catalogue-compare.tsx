import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, Table } from '../../../kernel/ui/index.ts';
import {
  allEditions,
  differences,
  findEdition,
  itemsOf,
  predecessor,
  type AnyEdition,
  type Differences,
} from '../../../registry/catalogue/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { catalogueMessages } from '../messages/catalogue.ts';
import { rulesMessages } from '../messages/rules.ts';
import { Changes, own } from '../parts/catalogue.tsx';
import { CompareForm } from '../parts/compare-form.tsx';
import { policyTitle } from '../parts/policy.tsx';

const Edition = Type.String({ minLength: 1, maxLength: 80 });

export function catalogueComparePage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/rules/catalogue/compare',
    face: 'portal',
    summary: 'Two editions of the catalogue side by side and what changed',
    permission: 'public',
    audit: 'none',
    schemas: { query: Type.Object({ from: Type.Optional(Edition), to: Type.Optional(Edition) }) },
    handle: async (call) => {
      // Nothing chosen: the newest edition beside the one before it.
      const to = call.query.to === undefined ? allEditions(kernel.policy)[0] : findEdition(kernel.policy, call.query.to);
      const before = to && (predecessor(kernel.policy, to) ?? to);
      const from = call.query.from === undefined ? before : findEdition(kernel.policy, call.query.from);
      if (from === undefined || to === undefined) throw new XinhengError('NOT_FOUND');
      return comparePage(viewOf(kernel, call), from, to);
    },
  });
}

function comparePage(view: View, from: AnyEdition, to: AnyEdition): ReactElement {
  const { language, kernel } = view;
  const say = t(language, rulesMessages);
  const texts = t(language, catalogueMessages);
  const changes = differences(kernel.policy, from, to);
  return portalPage(
    view,
    {
      title: texts.compare(),
      path: `/rules/catalogue/compare?from=${encodeURIComponent(from.edition)}&to=${encodeURIComponent(to.edition)}`,
      trail: [
        { href: '/rules', label: say.title() },
        { href: '/rules/catalogue', label: say['catalogue.title']() },
      ],
    },
    <>
      <CompareForm view={view} editions={allEditions(kernel.policy)} from={from.edition} to={to.edition} />
      <h2>{texts.what()}</h2>
      <Changes changes={changes} view={view} />
      <h2>{texts.item()}</h2>
      <SideBySide from={from} to={to} changes={changes} view={view} />
    </>,
  );
}

interface Row {
  id: string;
  title: { zh: string; en: string };
  before: boolean;
  after: boolean;
  what: 'added' | 'removed' | 'changed' | 'same';
}

function SideBySide(props: { from: AnyEdition; to: AnyEdition; changes: Differences; view: View }): ReactElement {
  const { from, to, changes, view } = props;
  const { language, kernel } = view;
  const say = t(language, catalogueMessages);
  const changed = new Set(changes.changed.map((each) => each.id));
  const after = itemsOf(kernel.policy, to).map(({ id, title }): Row => {
    const isNew = changes.added.some((each) => each.id === id);
    return { id, title, before: !isNew, after: true, what: isNew ? 'added' : changed.has(id) ? 'changed' : 'same' };
  });
  const gone = changes.removed.map(({ id, title }): Row => ({ id, title, before: true, after: false, what: 'removed' }));
  const has = (there: boolean) => say[there ? 'in.yes' : 'in.no']();
  return (
    <Table
      caption={say.compare()}
      hideCaption
      language={language}
      rows={[...after, ...gone]}
      rowKey={(row) => row.id}
      columns={[
        { head: say.item(), heading: true, cell: ({ title }) => <Foreign text={own(title, language)} language={language} /> },
        { head: headOf(from, view), cell: (row) => has(row.before) },
        { head: headOf(to, view, from), cell: (row) => has(row.after) },
        { head: say.what(), cell: (row) => say[`what.${row.what}`]() },
      ]}
    />
  );
}

/** Two columns of one name would be one to a screen reader. */
function headOf(edition: AnyEdition, { language }: View, other?: AnyEdition): string {
  const title = policyTitle(edition, language);
  return other?.edition === edition.edition ? `${title} (2)` : title;
}
