import { deskPage, firmRoute, type Centre } from '../../../kernel/faces/centre.tsx';
import { Type } from 'typebox';
import type { ReactElement } from 'react';
import { Temporal } from 'temporal-polyfill';
import { logAccess } from '../../../kernel/access/index.ts';
import { dayOf } from '../../../kernel/clock/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Chinese, Foreign, formatDate, href, Table } from '../../../kernel/ui/index.ts';
import { noticesTo, recipientsOf } from '../../../registry/disclosures/index.ts';
import { lookedMessages } from '../messages/looked.ts';
import { organName } from '../../../kernel/procedures/index.ts';
import { ownRecords } from '../../../registry/publicity/index.ts';

interface Given {
  recordId: string;
  title: string;
  recipient: string;
  channel: string;
  last: string;
  /** Notices of changes: when told and read; null = none. */
  told: { at: Date; readAt: Date | null } | null;
}

/** Records looked at; beyond them one asks for a record by itself. */
const LIMIT = 200;

export function recipientPages(kernel: Kernel): AnyRoute[] {
  return [
    firmRoute(kernel, {
      path: '/recipients',
      summary: 'Which bodies received records of the firm, and whether they were told of changes',
      audit: 'recipients.read',
      mandated: 'file',
      schemas: {
        query: Type.Object({ record: Type.Optional(Type.String({ pattern: '^[0-9a-f-]{36}$' })) }),
      },
      async handle(centre, call) {
        const { record } = call.query;
        return recipientsPage(centre, await given(centre, record), record !== undefined);
      },
    }),
  ];
}

async function given({ kernel, caller, firm }: Centre, only: string | undefined): Promise<Given[]> {
  return kernel.db.tx(async (tx) => {
    const held = await ownRecords(tx, kernel, caller, firm.subjectId, { after: null, limit: LIMIT });
    const records = only === undefined ? held : held.filter(({ recordId }) => recordId === only);
    const rows: Given[] = [];
    for (const { recordId, title } of records) {
      const notices = await noticesTo(tx, recordId);
      for (const { recipient, channel, last } of await recipientsOf(tx, { subjectId: firm.subjectId, recordId })) {
        rows.push({ recordId, title, recipient, channel, last, told: notices.get(recipient) ?? null });
      }
    }
    await logAccess(kernel, tx, caller, {
      subjectIds: [firm.subjectId],
      action: 'recipients.read',
      fields: ['recipient'],
    });
    return rows;
  });
}

function recipientsPage(centre: Centre, rows: readonly Given[], single: boolean): ReactElement {
  const { language, home, kernel } = centre;
  const say = t(language, lookedMessages);
  const organ = (code: string): string => organName(kernel, code, language);
  const channel = (name: string): string => (name in CHANNELS ? say[`channel.${name as keyof typeof CHANNELS}`]() : name);
  const here = `${home}/recipients`;
  return deskPage(
    centre,
    {
      title: say['recipients.title'](),
      path: here,
      trail: [{ href: `${home}/looked`, label: say.title() }],
    },
    <>
      <p>{say['recipients.lead']()}</p>
      {single ? (
        <p>
          <Foreign text={say['recipients.of']({ title: rows[0]?.title ?? '' })} language={language} />{' '}
          <a href={href(here, language)}>{say['recipients.all']()}</a>
        </p>
      ) : null}
      {rows.length === 0 ? (
        <p data-empty="">{say['recipients.none']()}</p>
      ) : (
        <Table
          caption={say['recipients.title']()}
          hideCaption
          language={language}
          rows={rows}
          rowKey={(row) => `${row.recordId} ${row.recipient} ${row.channel}`}
          columns={[
            {
              head: say.recipient(),
              heading: true,
              cell: ({ recipient }) => <Foreign text={organ(recipient)} language={language} />,
            },
            {
              head: say.record(),
              cell: ({ recordId, title }) => (
                <a href={href(`${home}/file/${recordId}`, language)}>
                  <Chinese language={language}>{title}</Chinese>
                </a>
              ),
            },
            { head: say.channel(), cell: (row) => channel(row.channel) },
            { head: say.last(), tight: true, cell: ({ last }) => dayOf(Temporal.Instant.from(last)).toString() },
            { head: say.told(), cell: (row) => toldWords(row, language) },
          ]}
        />
      )}
      <p className="meta">{say['recipients.anonymous']()}</p>
    </>,
  );
}

const CHANNELS = { download: 1, feed: 1, report: 1, screening: 1, exchange: 1 };

function toldWords({ told }: Given, language: Language): string {
  const say = t(language, lookedMessages);
  if (told === null) return say['told.none']();
  const day = (at: Date) => formatDate(dayOf(Temporal.Instant.fromEpochMilliseconds(at.getTime())), language);
  if (told.readAt === null) return say['told.unread']({ told: day(told.at) });
  return say['told.read']({ told: day(told.at), read: day(told.readAt) });
}
