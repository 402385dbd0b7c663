import { Type, type TSchema } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { findDate } from '../../kernel/calendar/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { listRoute } from '../../kernel/lists/index.ts';
import { weeklyDocx } from './paper.ts';
import { silentOrgans } from './silent.ts';
import { weeklyXlsx } from './tables.ts';
import { unconfirmed } from './unconfirmed.ts';
import { weeklyBulletin } from './weekly.ts';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Text = Type.String();
const Whole = Type.Integer();
const Day = Type.String({ format: 'date' });
const List = Type.Object({
  api: Type.String({ description: 'address of the list behind the number: as long as the number says' }),
  page: Type.String({ description: 'the same list in the workbench' }),
});
const Counted = { n: Whole, more: Type.Boolean(), list: List };
const Days = Type.Object({ from: Text, to: Text });
const Silent = Type.Object({ organ: Text, name: Text, nameEn: Text, district: orNull(Text), last: orNull(Text) });
const Unconfirmed = Type.Object({
  recipient: Text,
  name: orNull(Text),
  nameEn: orNull(Text),
  notices: Whole,
  since: Text,
});
const Unknown = Type.Object({
  kind: Type.Enum(['provisional', 'silent', 'month-open', 'codes-never']),
  count: Type.Optional(Type.Object(Counted)),
  year: Type.Optional(Whole),
  organ: Type.Optional(Text),
  name: Type.Optional(Text),
  nameEn: Type.Optional(Text),
  month: Type.Optional(Text),
});
const WeeklyAnswer = Type.Object({
  week: Days,
  before: Days,
  asOf: Text,
  named: Type.Boolean(),
  naming: orNull(Type.Object({ by: Text, on: Text })),
  late: Type.Object({
    ...Counted,
    before: Type.Object(Counted),
    worst: orNull(Type.Object({ organ: Text, name: Text, nameEn: Text, n: Whole, list: List })),
  }),
  dueSoon: Type.Object({ ...Counted, from: Text, to: Text, organs: Whole }),
  silent: Type.Object({ ...Counted, organs: Type.Array(Silent) }),
  objections: Type.Object({ ...Counted, days: Whole, raisedTo: Text }),
  unconfirmed: Type.Object({ ...Counted, days: Whole, recipients: Type.Array(Unconfirmed) }),
  codes: orNull(
    Type.Object({
      month: Text,
      asOf: Text,
      perTenThousand: orNull(Text),
      target: Whole,
      worst: orNull(Type.Object({ district: Text, name: orNull(Text), perTenThousand: Text })),
      list: List,
      orders: Type.Object(Counted),
    }),
  ),
  organs: Type.Array(
    Type.Object({
      organ: Text,
      name: Text,
      nameEn: Text,
      received: Whole,
      late: Whole,
      lateBefore: Whole,
      latePercent: orNull(Text),
    }),
  ),
  unknown: Type.Array(Unknown),
  sentences: Type.Array(Text),
  unknownSentences: Type.Array(Text),
});

const Week = Type.Object({
  week: Type.Optional(Type.String({ format: 'date', description: 'a day of the week; default the last that is over' })),
});
const FILES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export function bulletinRoutes(kernel: Kernel): AnyRoute[] {
  return [weekly(kernel), ...files(kernel), ...lists(kernel)];
}

const common = { method: 'GET', face: 'api', permission: 'bulletins.read' } as const;

function weekly(kernel: Kernel): AnyRoute {
  return route({
    ...common,
    path: '/api/v1/bulletins/weekly',
    summary: 'The week in five sentences, each number with the list behind it, and what is not known',
    audit: 'bulletin.read',
    schemas: { query: Week, response: { 200: WeeklyAnswer } },
    handle: ({ caller, query, language }) => weeklyBulletin(kernel, query.week, caller, language),
  });
}

function files(kernel: Kernel): AnyRoute[] {
  return (['docx', 'xlsx'] as const).map((kind) =>
    route({
      ...common,
      path: `/api/v1/bulletins/weekly.${kind}`,
      summary: kind === 'docx' ? 'The week as an editable bulletin' : 'The tables of the week as a workbook',
      audit: 'bulletin.taken',
      produces: FILES[kind],
      schemas: { query: Week },
      handle: async ({ caller, query, language, reply }) => {
        const found = await weeklyBulletin(kernel, query.week, caller, language);
        const bytes = await (kind === 'docx' ? weeklyDocx(kernel, found, language) : weeklyXlsx(found, language));
        reply.type(FILES[kind]).header('content-disposition', `attachment; filename="weekly-${found.week.from}.${kind}"`);
        return bytes;
      },
    }),
  );
}

function lists(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'silent',
      path: '/api/v1/bulletins/silent',
      summary: 'Organs from which nothing came in the days: no file, no record, no nil report',
      permission: 'bulletins.read',
      audit: 'bulletin.silent.listed',
      pages: 'whole',
      filters: {
        from: { schema: Day, zh: '从', en: 'From' },
        to: { schema: Day, zh: '到', en: 'To' },
      },
      shape: Type.Object({ items: Type.Array(Silent) }),
      async rows({ caller, query: { from = '', to = '' } }) {
        if (!findDate(from) || !findDate(to) || from > to) throw new XinhengError('BAD_INPUT', { what: 'from' });
        return kernel.db.tx((tx) => silentOrgans(tx, kernel, { from, to }, caller));
      },
      columns: {
        name: { zh: '部门', en: 'Organ', heading: true, cell: ({ name, nameEn }, language) => (language === 'en' ? nameEn : name) },
        district: { zh: '区划代码', en: 'Division code', kind: 'code' },
        last: { zh: '最近一次报送', en: 'Last report', kind: 'day', none: { zh: '从未报送', en: 'never reported' } },
      },
      orders: { name: { zh: '按名称，再按代码', en: 'by name, then code' } },
    }),
    ...listRoute({
      name: 'recipients',
      path: '/api/v1/bulletins/unconfirmed',
      summary: 'Recipients that have not confirmed a correction for more than so many days, the longest first',
      permission: 'bulletins.read',
      audit: 'bulletin.unconfirmed.listed',
      pages: 'whole',
      filters: {
        days: {
          schema: Type.Integer({ minimum: 0, maximum: 365, default: 3 }),
          zh: '超过几天',
          en: 'For more than so many days',
          hint: { zh: '0至365的整数，空着就是3', en: 'a whole number from 0 to 365; empty is 3' },
        },
      },
      shape: Type.Object({ items: Type.Array(Unconfirmed) }),
      rows: ({ caller, query: { days = 3 } }) => kernel.db.tx((tx) => unconfirmed(tx, kernel, days, caller)),
      columns: {
        recipient: {
          zh: '接收单位',
          en: 'Recipient',
          heading: true,
          cell: ({ recipient, name, nameEn }, language) => (language === 'en' ? nameEn : name) ?? recipient,
        },
        notices: { zh: '没有确认的告知', en: 'Notices without confirmation', kind: 'number' },
        since: { zh: '最早一条', en: 'Oldest', kind: 'day' },
      },
      orders: { since: { zh: '最早的在前；同一天的按接收单位', en: 'the oldest first; of one day by recipient' } },
    }),
  ];
}
