import type { ReactElement } from 'react';
import { Type, type Static } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { pageOf } from '../../../kernel/http/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Choice, DayInput, ErrorSummary, formatDate, href, Message, Pager, type FormFault } from '../../../kernel/ui/index.ts';
import { ACT_KINDS, type ActKind } from '../../../registry/records/types.ts';
import { isDay } from '../days.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { actsMessages } from '../messages/acts.ts';
import { common } from '../messages/common.ts';
import { ActsTable } from '../parts/acts-table.tsx';
import { FoldedFilters } from '../parts/folded-filters.tsx';
import {
  actsCursor,
  publishedActs,
  readActsCursor,
  reportingOrgans,
  type ActsFilter,
  type PublicRecord,
  type ReportingOrgan,
} from '../../../registry/publicity/index.ts';
import { kindWord } from '../words.ts';

const PAGE = 30;

/** Days come as text, empty where the form was left so: what is wrong is said on the page, not by a bare 400. */
const query = Type.Object({
  organ: Type.Optional(Type.String({ maxLength: 60 })),
  kind: Type.Optional(Type.String({ maxLength: 40 })),
  from: Type.Optional(Type.String({ maxLength: 20 })),
  to: Type.Optional(Type.String({ maxLength: 20 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
});
type Query = Static<typeof query>;

export function actsPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/acts',
    face: 'portal',
    summary: 'Administrative acts on display, by organ, kind and date',
    permission: 'public',
    audit: 'none',
    schemas: { query },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const faults = faultsOf(call.query, view);
      const filter = filterOf(call.query);
      const reporting = await reportingOrgans(kernel.db.kysely, view.today);
      const rows =
        faults.length > 0 ? [] : await publishedActs(kernel.db.kysely, filter, readActsCursor(call.query.cursor), PAGE + 1, view.today);
      return list(view, call.query, faults, reporting, pageOf(rows, PAGE, actsCursor));
    },
  });
}

function faultsOf(given: Query, view: View): FormFault[] {
  const say = t(view.language, actsMessages);
  const faults = (['from', 'to'] as const).flatMap((name) => (given[name] && !isDay(given[name]) ? [{ name, message: say.badDay() }] : []));
  if (faults.length === 0 && given.from && given.to && given.from > given.to) {
    faults.push({ name: 'from', message: say.badDates() });
  }
  return faults;
}

function filterOf(given: Query): ActsFilter {
  const kind = ACT_KINDS.find((each) => each === given.kind);
  return { organ: given.organ || undefined, kind, from: given.from || undefined, to: given.to || undefined };
}

function list(
  view: View,
  given: Query,
  faults: readonly FormFault[],
  reporting: readonly ReportingOrgan[],
  { items, next }: { items: PublicRecord[]; next: string | null },
): ReactElement {
  const { language } = view;
  const say = t(language, actsMessages);
  const path = addressOf(given);
  const joint = path.includes('?') ? '&' : '?';
  return portalPage(
    view,
    { title: say.title(), path, faulty: faults.length > 0 },
    <>
      <p className="lead">{say.lead()}</p>
      <ErrorSummary faults={faults} language={language} />
      <Filter view={view} given={given} faults={faults} reporting={reporting} empty={items.length === 0} />
      {items.length === 0 ? (
        <div className="notice">
          <Message from={actsMessages} m="empty" language={language} />
        </div>
      ) : (
        <>
          <ActsTable items={items} view={view} caption={say.caption()} of="all" />
          <p className="hint">{say.order()}</p>
          <Pager
            next={next === null ? null : `${path}${joint}cursor=${encodeURIComponent(next)}`}
            first={given.cursor === undefined ? null : path}
            language={language}
          />
        </>
      )}
      <section className="no-print">
        <h2>{say['csv.title']()}</h2>
        <p>{say.csvNote()}</p>
        <Message
          from={actsMessages}
          m="csv"
          language={language}
          links={{
            csv: '/open-data/acts.csv',
            licence: '/open-data/licence.txt',
            gone: '/open-data/acts-withdrawn.csv',
          }}
        />
      </section>
    </>,
  );
}

function Filter(props: {
  view: View;
  given: Query;
  faults: readonly FormFault[];
  reporting: readonly ReportingOrgan[];
  empty: boolean;
}): ReactElement {
  const { given, faults, reporting, empty } = props;
  const { language } = props.view;
  const say = t(language, actsMessages);
  const all = t(language, common).all();
  const fault = (name: string) => faults.find((each) => each.name === name)?.message;
  const organOptions = reporting.map((organ) => ({
    value: organ.code,
    label: language === 'en' ? organ.nameEn : organ.name,
  }));
  const kinds = ACT_KINDS.map((kind: ActKind) => ({ value: kind, label: kindWord(kind, language) }));
  const day = (name: 'from' | 'to'): string[] =>
    given[name] && isDay(given[name]) ? [say[`chosen.${name}`]({ day: formatDate(given[name], language) })] : [];
  const chosen = [
    ...organOptions.filter(({ value }) => value === given.organ).map(({ label }) => label),
    ...kinds.filter(({ value }) => value === given.kind).map(({ label }) => label),
    ...day('from'),
    ...day('to'),
  ];
  return (
    <FoldedFilters chosen={chosen} all="/acts" language={language} open={empty}>
      <form className="inline-form slim" action={href('/acts', language)} method="get">
        <Choice name="organ" label={say.organ()} options={organOptions} value={given.organ} all={all} />
        <Choice name="kind" label={say.kind()} options={kinds} value={given.kind} all={all} />
        <DayInput name="from" label={say.from()} value={given.from} fault={fault('from')} />
        <DayInput name="to" label={say.to()} value={given.to} fault={fault('to')} />
        <button type="submit" className="second">
          {t(language, common).filter()}
        </button>
      </form>
    </FoldedFilters>
  );
}

function addressOf(given: Query): string {
  const parts = (['organ', 'kind', 'from', 'to'] as const).flatMap((name) =>
    given[name] ? [`${name}=${encodeURIComponent(given[name])}`] : [],
  );
  return parts.length === 0 ? '/acts' : `/acts?${parts.join('&')}`;
}
