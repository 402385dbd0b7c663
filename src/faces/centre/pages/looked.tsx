import { deskPage, firmRoute, type Centre } from '../../../kernel/faces/centre.tsx';
import { Type } from 'typebox';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Chinese, Foreign, href, Message, Pager, Table } from '../../../kernel/ui/index.ts';
import { looksTold, type LookTold } from '../looks/list.ts';
import { LOOK_RULES, longestDeferral } from '../looks/rules.ts';
import { lookedMessages } from '../messages/looked.ts';
import { organName } from '../../../kernel/procedures/index.ts';

const LIMIT = 50;

export function lookedPages(kernel: Kernel): AnyRoute[] {
  return [
    firmRoute(kernel, {
      path: '/looked',
      summary: 'Which organs looked at the firm, why and when',
      audit: 'looks.read',
      mandated: 'file',
      schemas: {
        query: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 3000 })) }),
      },
      async handle(centre, call) {
        const { cursor } = call.query;
        const found = await kernel.db.tx((tx) => looksTold(tx, kernel, centre.firm.subjectId, { cursor, limit: LIMIT }));
        return lookedPage(centre, found, cursor);
      },
    }),
  ];
}

function lookedPage(centre: Centre, { items, next }: { items: LookTold[]; next: string | null }, cursor: string | undefined): ReactElement {
  const { language, home, kernel } = centre;
  const say = t(language, lookedMessages);
  const here = `${home}/looked`;
  const at = (c: string): string => `${here}?cursor=${encodeURIComponent(c)}`;
  const organ = (code: string): string => organName(kernel, code, language);
  const days = longestDeferral(kernel);
  return deskPage(
    centre,
    { title: say.title(), path: cursor === undefined ? here : at(cursor) },
    <>
      <p>
        <a href={href(`${home}/recipients`, language)}>{say.recipients()}</a>
      </p>
      <p>{say.lead()}</p>
      {days === 0 ? null : (
        <Message
          from={lookedMessages}
          m="deferred"
          language={language}
          className="notice"
          p={{ days }}
          links={{ rule: href(LOOK_RULES, language) }}
        />
      )}
      {items.length === 0 ? (
        <p data-empty="">{say.none()}</p>
      ) : (
        <Table
          caption={say.looked()}
          hideCaption
          language={language}
          rows={items}
          rowKey={({ day, organ: code, purpose }) => `${day} ${code} ${purpose}`}
          columns={[
            {
              head: say.organ(),
              heading: true,
              cell: ({ organ: code }) => <Foreign text={organ(code)} language={language} />,
            },
            { head: say.purpose(), cell: ({ purpose }) => <Chinese language={language}>{purpose}</Chinese> },
            { head: say.day(), tight: true, cell: ({ day }) => day },
            { head: say.times(), number: true, cell: ({ n }) => String(n) },
          ]}
        />
      )}
      <Pager next={next === null ? null : at(next)} first={cursor === undefined ? null : here} language={language} />
      <p className="meta">{say.who()}</p>
    </>,
  );
}
