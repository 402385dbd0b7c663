import { Type } from 'typebox';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { deskPage, FirmKey, firmRoute, type Centre } from '../../../kernel/faces/centre.tsx';
import { noIndex, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { documentOfCase, organName, paperOf } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, href, Pager, Table } from '../../../kernel/ui/index.ts';
import type { ListedCaseAnswer } from '../api/schemas.ts';
import { requirePart } from '../files.ts';
import { inline } from '../inline.ts';
import { listedCases } from '../list.ts';
import { partyMessages } from '../messages/party.ts';

const FileParams = Type.Object({ id: FirmKey, file: FirmKey });

export function noticesPages(kernel: Kernel): AnyRoute[] {
  return [
    firmRoute(kernel, {
      path: '/notices',
      summary: 'Matters of the firm',
      audit: 'cases.listed',
      schemas: { query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 1000 })) }) },
      async handle(centre, call) {
        const { cursor } = call.query;
        const page = await listedCases(kernel, call.caller, call.language, {
          subjectId: centre.firm.subjectId,
          cursor,
        });
        return noticesPage(centre, page, cursor);
      },
    }),
    ...(['documents', 'papers'] as const).map((which) =>
      firmRoute(kernel, {
        path: `/notices/{id}/${which}/{file}`,
        summary: which === 'documents' ? 'A paper sent to the firm, in the browser' : 'A paper that the firm put in',
        audit: 'case.document.read',
        schemas: { params: FileParams },
        async handle(_, call) {
          const { id, file } = call.params;
          await requirePart(kernel, id, call.caller, 'party');
          noIndex(call.reply);
          if (which === 'papers') return inline(call.reply, await paperOf(kernel, id, file, call.caller));
          const { bytes, number, heading } = await documentOfCase(kernel, id, file, call.caller);
          return inline(call.reply, { bytes, mediaType: 'application/pdf', name: `${number ?? heading}.pdf` });
        },
      }),
    ),
  ];
}

type Found = Awaited<ReturnType<typeof listedCases>>;

function noticesPage(centre: Centre, { items, next }: Found, cursor: string | undefined): ReactElement {
  const { language, cases } = centre;
  const say = t(language, partyMessages);
  return deskPage(
    centre,
    {
      title: say['notices.title'](),
      path: cursor === undefined ? cases : `${cases}?cursor=${encodeURIComponent(cursor)}`,
    },
    <>
      <p>
        <a href={href(`${centre.home}/service-address`, language)}>{say['notices.address']()}</a>
      </p>
      {items.length === 0 ? <p data-empty="">{say['notices.empty']()}</p> : <List centre={centre} items={items} />}
      <Pager
        next={next === null ? null : `${cases}?cursor=${encodeURIComponent(next)}`}
        first={cursor === undefined ? null : cases}
        language={language}
      />
    </>,
  );
}

function List({ centre, items }: { centre: Centre; items: readonly ListedCaseAnswer[] }): ReactElement {
  const { kernel, language, cases } = centre;
  const say = t(language, partyMessages);
  return (
    <>
      <p className="meta">{say['notices.order']()}</p>
      <Table
        caption={say['notices.title']()}
        hideCaption
        language={language}
        rows={items}
        rowKey={({ caseId }) => caseId}
        columns={[
          {
            head: say['notices.matter'](),
            heading: true,
            cell: ({ caseId, procedureTitle, number }) => (
              <a href={href(`${cases}/${caseId}`, language)}>
                <Foreign text={procedureTitle} language={language} />
                <span className="hidden">
                  {' '}
                  <Chinese language={language}>{number}</Chinese>
                </span>
              </a>
            ),
          },
          { head: say['notices.number'](), cell: ({ number }) => <Chinese language={language}>{number}</Chinese> },
          {
            head: say['notices.organ'](),
            cell: ({ deciding }) => <Foreign text={organName(kernel, deciding, language)} language={language} />,
          },
          { head: say['notices.state'](), cell: ({ stateTitle }) => <Foreign text={stateTitle} language={language} /> },
          { head: say['notices.opened'](), tight: true, cell: ({ openedOn }) => openedOn },
        ]}
      />
    </>
  );
}
