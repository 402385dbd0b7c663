import { deskPage, firmRoute, type Centre } from '../../../kernel/faces/centre.tsx';
import { Type } from 'typebox';
import type { ReactElement } from 'react';
import { logAccess } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { decodeCursor, encodeCursor, pageOf, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Chinese, Foreign, formatDate, href, Pager, Table } from '../../../kernel/ui/index.ts';
import { kindWord } from '../../../registry/records/index.ts';
import { fileMessages } from '../messages/file.ts';
import { organName } from '../../../kernel/procedures/index.ts';
import { ownRecords, type OwnRecord } from '../../../registry/publicity/index.ts';

const LIST = 'own-file';
const Position = Type.Tuple([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.String({ pattern: '^[0-9a-f-]{36}$' })]);
const LIMIT = 20;

export function filePages(kernel: Kernel): AnyRoute[] {
  const query = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 1000 })) });
  return [
    firmRoute(kernel, {
      path: '/file',
      summary: 'All records of the firm that are held, with what is public marked',
      audit: 'file.opened',
      mandated: 'file',
      schemas: { query },
      async handle(centre, call) {
        const { cursor } = call.query;
        const found = await held(centre, cursor);
        return filePage(centre, found, cursor);
      },
    }),
    firmRoute(kernel, {
      path: '/as-others-see',
      summary: 'What the public sees of the firm',
      audit: 'file.opened',
      mandated: 'file',
      async handle(centre) {
        return othersPage(centre, await shownNow(centre));
      },
    }),
  ];
}

async function held({ kernel, caller, firm }: Centre, cursor: string | undefined) {
  const place = cursor === undefined ? null : decodeCursor(LIST, Position, cursor);
  const after = place === null ? null : { decided: place[0], recordId: place[1] };
  return kernel.db.tx(async (tx) => {
    const rows = await ownRecords(tx, kernel, caller, firm.subjectId, { after, limit: LIMIT + 1 });
    await logAccess(kernel, tx, caller, { subjectIds: [firm.subjectId], action: 'file.opened', fields: ['record'] });
    return pageOf(rows, LIMIT, (last) => encodeCursor(LIST, [last.decided, last.recordId]));
  });
}

async function shownNow({ kernel, caller, firm }: Centre): Promise<OwnRecord[]> {
  return kernel.db.tx(async (tx) => {
    const rows = await ownRecords(tx, kernel, caller, firm.subjectId, { after: null, limit: null });
    await logAccess(kernel, tx, caller, { subjectIds: [firm.subjectId], action: 'file.opened', fields: ['record'] });
    return rows.filter(({ state }) => state === 'shown');
  });
}

function filePage(centre: Centre, { items, next }: { items: OwnRecord[]; next: string | null }, cursor: string | undefined): ReactElement {
  const { language, home } = centre;
  const say = t(language, fileMessages);
  const here = `${home}/file`;
  const at = (c: string): string => `${here}?cursor=${encodeURIComponent(c)}`;
  return deskPage(
    centre,
    { title: say.title(), path: cursor === undefined ? here : at(cursor) },
    <>
      <p>{say.lead()}</p>
      <p>
        <a href={href(`${home}/as-others-see`, language)}>{say.others()}</a>
      </p>
      {items.length === 0 ? <p data-empty="">{say.none()}</p> : <Records centre={centre} items={items} />}
      <Pager next={next === null ? null : at(next)} first={cursor === undefined ? null : here} language={language} />
    </>,
  );
}

function othersPage(centre: Centre, items: readonly OwnRecord[]): ReactElement {
  const { language, key, home } = centre;
  const say = t(language, fileMessages);
  return deskPage(
    centre,
    {
      title: say['others.title'](),
      path: `${home}/as-others-see`,
      trail: [{ href: `${home}/file`, label: say.title() }],
    },
    <>
      <p>{say['others.lead']()}</p>
      {items.length === 0 ? <p data-empty="">{say['others.none']()}</p> : <Records centre={centre} items={items} />}
      <p>
        <a className="button second" href={href(`/subjects/${key}`, language)}>
          {say['others.open']()}
        </a>
      </p>
    </>,
  );
}

function Records({ centre, items }: { centre: Centre; items: readonly OwnRecord[] }): ReactElement {
  const { kernel, language, home } = centre;
  const say = t(language, fileMessages);
  const organ = (code: string): string => organName(kernel, code, language);
  return (
    <Table
      caption={say.title()}
      hideCaption
      language={language}
      rows={items}
      rowKey={({ recordId }) => recordId}
      columns={[
        {
          head: say.what(),
          heading: true,
          cell: ({ recordId, title }) => (
            <a href={href(`${home}/file/${recordId}`, language)}>
              <Chinese language={language}>{title}</Chinese>
            </a>
          ),
        },
        { head: say.display(), cell: (record) => <DisplayOf record={record} centre={centre} /> },
        { head: say.kind(), cell: ({ kind }) => kindWord(kind, language) },
        { head: say.organ(), cell: (record) => <Foreign text={organ(record.organ)} language={language} /> },
        { head: say.decided(), tight: true, cell: ({ decided }) => decided },
      ]}
    />
  );
}

/** The word for what the public sees, the last day where there is one, and the mark of an objection. */
function DisplayOf({ record, centre }: { record: OwnRecord; centre: Centre }): ReactElement {
  const { language } = centre;
  const say = t(language, fileMessages);
  const { state, until, objected } = record;
  return (
    <>
      <span className="mark plain" data-state={state}>
        {say[`state.${state}`]()}
      </span>
      {state === 'shown' && until !== null ? (
        <span className="meta line">{say['until.day']({ day: formatDate(until, language) })}</span>
      ) : null}
      {objected ? <span className="mark objection">{say.objected()}</span> : null}
    </>
  );
}
