import type { ReactElement } from 'react';
import { Type, type Static } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Choice, DayInput, ErrorSummary, href, type FormFault } from '../../../kernel/ui/index.ts';
import { factsOf, findTerms, publicAct, recordsOfAct, repairDates, type DisplayFacts } from '../../../registry/publicity/index.ts';
import type { DisplayClass, Line } from '../../../registry/records/types.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { repairMessages } from '../messages/repair.ts';
import { rulesMessages } from '../messages/rules.ts';
import { servicesMessages } from '../messages/services.ts';
import { gonePage } from '../parts/gone.tsx';
import { RepairAnswer } from '../parts/repair-answer.tsx';
import { RecordCard } from '../parts/record.tsx';
import { isDay } from '../days.ts';
import { Decision, FreeOfCharge } from './start.tsx';

const PATH = '/start/repair/when';
const LINES: readonly Line[] = ['samr', 'ndrc'];
/** What a person may hold a decision on, in the order of the form; the others are never repaired. */
const KINDS = [
  'penalty_unstated',
  'penalty_minor',
  'penalty_general',
  'penalty_serious',
  'penalty_simple',
  'penalty_warning',
  'abnormal_listing',
  'listing',
] as const satisfies readonly DisplayClass[];

/** As text, empty where the form was left so: what is wrong is said on the page. */
const query = Type.Object({
  act: Type.Optional(Type.String({ maxLength: 100 })),
  line: Type.Optional(Type.String({ maxLength: 10 })),
  kind: Type.Optional(Type.String({ maxLength: 40 })),
  decided: Type.Optional(Type.String({ maxLength: 20 })),
  shown: Type.Optional(Type.String({ maxLength: 20 })),
});
type Query = Static<typeof query>;

/** The calculator: without sign-in, nothing is kept, nothing is filed (ux.md §2.2). */
export function repairWhenPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: PATH,
    face: 'portal',
    summary: 'When an early end of display can be applied for, by the published rules; for one record with ?act=',
    permission: 'public',
    audit: 'none',
    schemas: { query },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      if (call.query.act) return ofRecord(view, call.query.act);
      const given = call.query;
      const asked = [given.line, given.kind, given.decided, given.shown].some((each) => each !== undefined);
      const faults = asked ? faultsOf(given, view) : [];
      const facts = asked && faults.length === 0 ? factsFrom(given) : null;
      const terms = facts === null ? [] : await findTerms(kernel.db);
      const answer = facts === null ? null : <RepairAnswer view={view} facts={facts} dates={repairDates(facts, terms, view.today)} />;
      return calculator(view, given, faults, answer);
    },
  });
}

/** For a record on display: its own dates, as long as it is there. */
async function ofRecord(view: View, id: string): Promise<ReactElement> {
  const { kernel, today, language } = view;
  const answer = await publicAct(kernel.db, id, today);
  const records = answer.status === 'shown' ? await recordsOfAct(kernel.db.kysely, id, today) : [];
  const adverse = records.filter((record) => record.nature === 'adverse');
  if (answer.status !== 'shown' || adverse.length === 0) return gonePage(view);
  const terms = await findTerms(kernel.db);
  const say = t(language, repairMessages);
  return calculator(
    view,
    {},
    [],
    <>
      {adverse.slice(0, 20).map((record) => {
        const row = answer.records.find((each) => each.row.record_id === record.recordId)?.row;
        if (row === undefined) return null;
        const facts = factsOf(row);
        return (
          <section key={record.recordId}>
            <RepairAnswer view={view} facts={facts} dates={repairDates(facts, terms, today)} act={id} />
            <p>{say['calc.of']()}</p>
            <RecordCard record={record} policy={kernel.policy} language={language} calendar={kernel.calendar} today={today} />
          </section>
        );
      })}
    </>,
    true,
  );
}

function faultsOf(given: Query, view: View): FormFault[] {
  const say = t(view.language, repairMessages);
  const faults: FormFault[] = [];
  const fault = (name: string, message: string) => void faults.push({ name, message });
  const { decided = '', shown } = given;
  if (!LINES.some((line) => line === given.line)) fault('line', say['calc.fault.line']());
  if (!KINDS.some((kind) => kind === given.kind)) fault('kind', say['calc.fault.kind']());
  if (!isDay(decided)) fault('decided', say['calc.fault.decided']());
  else if (decided > view.today) fault('decided', say['calc.fault.future']({ today: view.today }));
  if (shown && (!isDay(shown) || shown > view.today || (isDay(decided) && shown < decided))) fault('shown', say['calc.fault.shown']());
  return faults;
}

function factsFrom(given: Query): DisplayFacts | null {
  const line = LINES.find((each) => each === given.line);
  const kind = KINDS.find((each) => each === given.kind);
  if (line === undefined || kind === undefined || given.decided === undefined) return null;
  return {
    line,
    decided: given.decided,
    display_class: kind,
    validity: 'in_force',
    held: [],
    released_on: given.shown || null,
    shielded: false,
    shield: null,
    ended_on: null,
    ended_kind: null,
    statedDisplayEnd: null,
    byService: false,
  };
}

function calculator(view: View, given: Query, faults: readonly FormFault[], answer: ReactElement | null, noindex = false): ReactElement {
  const { language } = view;
  const say = t(language, repairMessages);
  return portalPage(
    view,
    {
      title: say['calc.title'](),
      path: PATH,
      noindex,
      faulty: faults.length > 0,
      trail: [
        { href: '/services', label: t(language, servicesMessages).title() },
        { href: '/start/repair', label: say.title() },
      ],
    },
    <>
      <ErrorSummary faults={faults} language={language} />
      {answer === null ? <p className="lead">{say['calc.lead']()}</p> : answer}
      <FreeOfCharge view={view} />
      <Form view={view} given={given} faults={faults} />
      <p className="hint">{say.caution()}</p>
      <Decision view={view} />
    </>,
  );
}

function Form(props: { view: View; given: Query; faults: readonly FormFault[] }): ReactElement {
  const { view, given, faults } = props;
  const { language } = view;
  const say = t(language, repairMessages);
  const rules = t(language, rulesMessages);
  const fault = (name: string) => faults.find((each) => each.name === name)?.message;
  return (
    <form className="field" action={href(PATH, language)} method="get">
      <Choice
        name="line"
        label={say['calc.line']()}
        hint={say['calc.line.hint']()}
        fault={fault('line')}
        options={LINES.map((line) => ({ value: line, label: say[`calc.line.${line}`]() }))}
        value={given.line}
        all={say['calc.choose']()}
      />
      <Choice
        name="kind"
        label={say['calc.kind']()}
        hint={say['calc.kind.hint']()}
        fault={fault('kind')}
        options={KINDS.map((kind) => ({ value: kind, label: rules[`class.${kind}`]() }))}
        value={given.kind}
        all={say['calc.choose']()}
      />
      <DayInput name="decided" label={say['calc.decided']()} value={given.decided} fault={fault('decided')} />
      <DayInput name="shown" label={say['calc.shown']()} value={given.shown} fault={fault('shown')} />
      <button type="submit">{say['calc.run']()}</button>
    </form>
  );
}
