import type { ReactElement } from 'react';
import { answer, api } from '../../../api/client.ts';
import { useSay } from '../../../look/look.tsx';
import { OrganName } from '../../../parts/acts/index.ts';
import { GradeMark } from '../../../parts/grade.tsx';
import { Page } from '../../../parts/page.tsx';
import { DateText, Mark, Zh } from '../../../parts/text.tsx';
import { LANGUAGE, own } from '../../../look/language.ts';
import { QueryTable } from '../../../table/query-table.tsx';
import type { Column } from '../../../table/types.ts';
import { modelsMessages } from './messages.ts';
import { TableFile } from './table-file.tsx';
import type { Both, Listed } from '../types.ts';
import { verifiedName } from './use-names.ts';

type Say = typeof modelsMessages.zh;

/** In the reader's language; Chinese marked as such. */
export function Titled({ of }: { of: Both }): ReactElement {
  return LANGUAGE === 'en' ? <span>{of.en}</span> : <Zh>{of.zh}</Zh>;
}

export function stateOf({ active, activation }: Listed): 'active' | 'waiting' | 'example' {
  if (active) return 'active';
  return activation === null ? 'example' : 'waiting';
}

const read = (signal?: AbortSignal) => answer(api.GET('/api/v1/models', signal === undefined ? {} : { signal }));

/** Models in force: who is competent, what they rest on, whether real bodies are graded by them. */
export function ModelsPage(): ReactElement {
  const say = useSay(modelsMessages);
  return (
    <Page
      title={say.title()}
      lead={<p>{say.lead()}</p>}
      actions={<TableFile label={say.export()} name={say['file.name']()} rows={async () => rowsOf((await read()).items, say)} />}
    >
      <QueryTable<Listed>
        name="models"
        caption={say.caption()}
        columns={columns(say)}
        rowKey={({ id, version }) => `${id} ${version}`}
        open={({ id }) => `/models/${encodeURIComponent(id)}`}
        orders={[{ key: 'id', words: say.order() }]}
        // The API gives the whole list at once.
        sizes={[1000]}
        load={async ({ signal }) => {
          const found = await read(signal);
          return { ...found, total: found.items.length };
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
}

function columns(say: Say): Column<Listed>[] {
  return [
    { key: 'name', head: say.name(), heading: true, cell: ({ title }) => <Titled of={title} /> },
    {
      key: 'state',
      head: say.state(),
      cell: (row) => <Mark kind={stateOf(row) === 'waiting' ? 'soon' : 'plain'}>{say[`state.${stateOf(row)}`]()}</Mark>,
    },
    { key: 'issuer', head: say.issuer(), cell: ({ issuedBy }) => <OrganName code={issuedBy} /> },
    { key: 'completeness', head: say.completeness(), cell: ({ completeness }) => say[completeness]() },
    { key: 'verified', head: say.verified(), cell: ({ verified }) => verifiedName(verified) },
    { key: 'version', head: say.version(), cell: ({ version }) => <code>{version}</code> },
    { key: 'from', head: say.from(), cell: ({ inForceFrom }) => <DateText day={inForceFrom} /> },
    {
      key: 'to',
      head: say.to(),
      extra: true,
      cell: ({ inForceTo }) => (inForceTo === null ? say['to.open']() : <DateText day={inForceTo} />),
    },
    { key: 'indicators', head: say.indicators(), numeric: true, extra: true, cell: ({ indicators }) => indicators },
    {
      key: 'grades',
      head: say.grades(),
      extra: true,
      cell: ({ grades }) => (
        <span className="grades">
          {grades.map(({ id }) => (
            <GradeMark key={id} id={id} scale={grades} />
          ))}
        </span>
      ),
    },
    { key: 'id', head: say.id(), extra: true, cell: ({ id }) => <code>{id}</code> },
  ];
}

function rowsOf(items: readonly Listed[], say: Say): string[][] {
  const head = [say.name(), say.id(), say.version(), say.state(), say.issuer(), say.completeness(), say.verified(), say.from(), say.to()];
  return [
    head,
    ...items.map((row) => [
      own(row.title),
      row.id,
      row.version,
      say[`state.${stateOf(row)}`](),
      row.issuedBy,
      say[row.completeness](),
      verifiedName(row.verified),
      row.inForceFrom,
      row.inForceTo ?? '',
    ]),
  ];
}
