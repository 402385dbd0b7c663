import { deskPage, firmRoute, seeOther, type Centre } from '../../../kernel/faces/centre.tsx';
import { Type } from 'typebox';
import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import { logAccess } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { notify, reminder } from '../../../kernel/notify/index.ts';
import type { ActTemplateContent } from '../../../kernel/policy/index.ts';
import { Chinese, Foreign, formatDate, formatMoney, href, Pairs, type Pair } from '../../../kernel/ui/index.ts';
import { codedText, fieldsOfKind } from '../../../registry/catalogue/index.ts';
import { fileMessages } from '../messages/file.ts';
import { organName } from '../../../kernel/procedures/index.ts';
import { Doors } from '../parts/doors.tsx';
import { First } from '../parts/first.tsx';
import { findOwnRecord, type OwnRecord } from '../../../registry/publicity/index.ts';

const PATH = '/file/{record}';
const params = Type.Object({ record: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });

export function recordPages(kernel: Kernel): AnyRoute[] {
  return [
    firmRoute(kernel, {
      path: PATH,
      summary: 'One record of the firm, with its three doors',
      audit: 'file.record',
      mandated: 'file',
      schemas: { params, query: Type.Object({ done: Type.Optional(Type.Enum(['remind', 'again'])) }) },
      async handle(centre, call) {
        return recordPage(centre, await look(centre, call.params.record), call.query.done);
      },
    }),
    firmRoute(kernel, {
      method: 'POST',
      path: `${PATH}/remind`,
      summary: 'Ask for a message on the first day of an application',
      audit: 'reminder.set',
      mandated: 'file',
      schemas: { params, body: Type.Object({}) },
      async handle(centre, call) {
        const id = call.params.record;
        const told = await remind(centre, await look(centre, id));
        return seeOther(centre, `/file/${id}?done=${told ? 'remind' : 'again'}`);
      },
    }),
  ];
}

/** Throws NOT_FOUND. */
async function look({ kernel, caller, firm }: Centre, id: string): Promise<OwnRecord> {
  return kernel.db.tx(async (tx) => {
    const record = await findOwnRecord(tx, kernel, caller, firm.subjectId, id);
    if (record === undefined) throw new XinhengError('NOT_FOUND', { what: id });
    const fields = Object.keys(record.content);
    await logAccess(kernel, tx, caller, { subjectIds: [firm.subjectId], action: 'file.record', fields });
    return record;
  });
}

/** On the first day of an application. False: this person has asked before. Throws NOT_OPEN where there is no such day ahead. */
async function remind({ kernel, caller, firm, home }: Centre, record: OwnRecord): Promise<boolean> {
  const { state, first } = record.repair;
  const day = first?.earliest ?? null;
  if (state !== 'early' || day === null) throw new XinhengError('NOT_OPEN', { state });
  return kernel.db.tx(async (tx) => {
    await audit(kernel, tx, caller, {
      action: 'reminder.set',
      object: record.recordId,
      subjectIds: [firm.subjectId],
      outcome: 'ok',
    });
    const told = await notify(tx, kernel, {
      to: { account: caller.account ?? '' },
      notice: reminder,
      params: { day },
      key: `reminder ${record.recordId} ${day}`,
      link: `${home}/file/${record.recordId}`,
      subjectId: firm.subjectId,
      showFrom: day,
    });
    return told > 0;
  });
}

function recordPage(centre: Centre, record: OwnRecord, done: 'remind' | 'again' | undefined): ReactElement {
  const { language, home } = centre;
  const say = t(language, fileMessages);
  const day = record.repair.first?.earliest ?? null;
  return deskPage(
    centre,
    {
      title: record.title,
      path: `${home}/file/${record.recordId}`,
      trail: [{ href: `${home}/file`, label: say['record.trail']() }],
    },
    <>
      {done === undefined || day === null ? null : (
        <p className="notice" role="status">
          {say[`remind.${done === 'remind' ? 'done' : 'again'}`]({ day: formatDate(day, language) })}
        </p>
      )}
      <First centre={centre} record={record} />
      <Doors centre={centre} record={record} />
      <Facts centre={centre} record={record} />
      <Source centre={centre} record={record} />
    </>,
  );
}

/** What a person reads of a record, in this order; codes of the exchange are left out. */
const SHOWN = [
  'title',
  'documentName',
  'category',
  'matter',
  'target',
  'certificate',
  'violation',
  'facts',
  'basis',
  'penaltyKinds',
  'text',
  'result',
  'grade',
  'rank',
  'year',
  'fineFen',
  'confiscatedFen',
  'amountFen',
  'licenceTaken',
  'validFrom',
  'validTo',
  'statedDisplayEnd',
  'remedy',
  'term',
  'remark',
] as const;

/** Field by field under the names of the kind's own templates, codes in their words; amounts stand in yuan, whatever unit the table has. */
function Facts({ centre, record }: { centre: Centre; record: OwnRecord }): ReactElement {
  const { kernel, language } = centre;
  const say = t(language, fileMessages);
  const { kind } = record;
  const own = (text: { zh: string; en: string }) => (language === 'en' ? text.en : text.zh);
  const today = kernel.clock.today().toString();
  // A correction may have brought a field that only another kind's template names.
  const any = kernel.policy.all<ActTemplateContent>('act-template').flatMap(({ content }) => content.fields);
  const names = new Map(
    [...any, ...fieldsOfKind(kernel.policy, kind, today)].map(({ field, name }) => [field, own(name).replace(UNIT, '')]),
  );
  const pairs = SHOWN.flatMap((field): Pair[] => {
    const term = names.get(field);
    const text = textOf(centre, { kind, field, value: record.content[field] });
    return term === undefined || text === '' ? [] : [{ term, value: <Foreign text={text} language={language} /> }];
  });
  return (
    <section aria-labelledby="facts" className="facts-given">
      <h2 id="facts">{say.facts()}</h2>
      <Pairs pairs={pairs} />
    </section>
  );
}

/** Of the column of a table, in the names of its template. */
const UNIT = /（(?:万)?元）|\s*\(10,000 yuan\)| in yuan$/u;

function textOf({ kernel, language }: Centre, at: { kind: string; field: string; value: unknown }): string {
  const { field, value } = at;
  if (typeof value === 'number') return field.endsWith('Fen') ? formatMoney(value, language) : String(value);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value, language);
  if (typeof value !== 'string' && !Array.isArray(value)) return '';
  return codedText(kernel.policy, kernel.clock.today().toString(), at, language);
}

function Source({ centre, record }: { centre: Centre; record: OwnRecord }): ReactElement {
  const { kernel, language, home } = centre;
  const say = t(language, fileMessages);
  const organ = (code: string): string => organName(kernel, code, language);
  const date = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language);
  return (
    <section aria-labelledby="source">
      <h2 id="source">{say.source()}</h2>
      <Pairs
        pairs={[
          { term: say.organ(), value: <Foreign text={organ(record.organ)} language={language} /> },
          { term: say.document(), value: <Chinese language={language}>{record.documentNo}</Chinese> },
          { term: say.decided(), value: date(record.decided) },
          { term: say.reporting(), value: <Foreign text={organ(record.reportingOrgan)} language={language} /> },
          { term: say.received(), value: date(record.received) },
          record.shownFrom === null ? null : { term: say.from(), value: date(record.shownFrom) },
        ]}
      />
      <ul>
        <li>
          <a href={href(`${home}/recipients?record=${record.recordId}`, language)}>{say.recipients()}</a>
        </li>
        {record.state === 'shown' ? (
          <li>
            <a href={href(`/acts/${record.actId}`, language)}>{say.public()}</a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
