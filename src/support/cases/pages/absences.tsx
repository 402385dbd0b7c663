import { Type } from 'typebox';
import type { ReactElement } from 'react';
import { findDate } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { endAbsence, listAbsences, setAbsence, type Absence } from '../../../kernel/procedures/index.ts';
import { ErrorSummary, Field, formatDate, href, Table, type FormFault } from '../../../kernel/ui/index.ts';
import { deskPage, officialsDesk, Token, type Desk } from '../desk.tsx';
import { officialMessages } from '../messages/officials.ts';
import { refusedForm } from '../refused-form.ts';
import { SEE_OTHER } from './case-pages.tsx';

const PATH = '/workbench/absences';
const Line = Type.String({ maxLength: 100, default: '' });
const Body = Type.Object({ account: Line, from: Line, to: Line, substitute: Line, end: Line });
const ENDED = 'ended';
const NAMES = ['substitute', 'account', 'from', 'to'] as const;
interface Given {
  account: string;
  from: string;
  to: string;
  substitute: string;
}

export function absencePages(kernel: Kernel): AnyRoute[] {
  const common = { face: 'workbench', path: PATH, permission: 'case.act' } as const;
  return [
    route({
      ...common,
      method: 'GET',
      summary: 'Absences',
      audit: 'absences.listed',
      schemas: { query: Type.Object({ done: Type.Optional(Type.String({ maxLength: 64 })) }) },
      async handle(call) {
        const given = { account: call.caller.account ?? '', from: '', to: '', substitute: '' };
        return absencesPage(await officialsDesk(kernel, call), given, [], call.query.done);
      },
    }),
    route({
      ...common,
      method: 'POST',
      summary: 'Record an absence, or end one early',
      audit: 'absence.set',
      schemas: { body: Body },
      async handle(call) {
        const { end, ...filled } = call.body;
        if (end !== '') {
          await endAbsence(kernel, call.caller, end);
          return call.reply.redirect(href(`${PATH}?done=${ENDED}`, call.language), SEE_OTHER);
        }
        const desk = await officialsDesk(kernel, call);
        const given = {
          ...filled,
          account: filled.account.trim().toLowerCase(),
          substitute: filled.substitute.trim().toLowerCase(),
        };
        const say = t(call.language, officialMessages);
        const { absenceId } = await refusedForm(
          call.language,
          Object.fromEntries(NAMES.map((name) => [name, say[`absences.${name}`]()])),
          () => {
            const wrong = (['from', 'to'] as const).find((name) => findDate(given[name]) === undefined);
            if (wrong !== undefined) throw new XinhengError('BAD_INPUT', { what: wrong });
            return setAbsence(kernel, call.caller, given);
          },
          (faults) => absencesPage(desk, given, faults, undefined),
        );
        return call.reply.redirect(href(`${PATH}?done=${absenceId}`, call.language), SEE_OTHER);
      },
    }),
  ];
}

async function absencesPage(
  desk: Desk,
  given: Given,
  faults: readonly FormFault[],
  done: string | undefined,
): Promise<ReactElement> {
  const { kernel, caller, language } = desk;
  const say = t(language, officialMessages);
  const absences = await listAbsences(kernel, caller);
  const set = absences.find(({ absenceId }) => absenceId === done);
  return deskPage(
    desk,
    { title: say['absences.title'](), path: PATH, faulty: faults.length > 0 },
    <>
      <ErrorSummary faults={faults} language={language} />
      {set === undefined ? null : (
        <p className="notice" role="status">
          {say['absences.done']({ ...set, from: formatDate(set.from, language), to: formatDate(set.to, language) })}
        </p>
      )}
      {done === ENDED ? (
        <p className="notice" role="status">
          {say['absences.ended']()}
        </p>
      ) : null}
      <p>{say['absences.lead']()}</p>
      <h2>{say['absences.list']()}</h2>
      {absences.length === 0 ? <p data-empty="">{say['absences.none']()}</p> : <List absences={absences} desk={desk} />}
      <h2>{say['absences.set']()}</h2>
      <Form desk={desk} given={given} faults={faults} />
    </>,
  );
}

function List({ absences, desk }: { absences: readonly Absence[]; desk: Desk }): ReactElement {
  const { language, caller } = desk;
  const say = t(language, officialMessages);
  return (
    <Table
      caption={say['absences.list']()}
      hideCaption
      language={language}
      rows={absences}
      rowKey={({ absenceId }) => absenceId}
      columns={[
        { head: say['absences.account'](), heading: true, cell: ({ account }) => account },
        { head: say['absences.from'](), tight: true, cell: ({ from }) => from },
        { head: say['absences.to'](), tight: true, cell: ({ to }) => to },
        { head: say['absences.substitute'](), cell: ({ substitute }) => substitute },
        { head: say['absences.by'](), cell: ({ setBy }) => setBy },
        {
          head: say['absences.back'](),
          cell: (absence) =>
            // Who stands in can't send the other back to work.
            absence.account === caller.account || caller.account !== absence.substitute ? (
              <form method="post" action={href(PATH, language)}>
                <Token desk={desk} />
                <input type="hidden" name="end" value={absence.absenceId} />
                <button className="second">
                  {say['absences.end']()}
                  <span className="hidden">
                    {' '}
                    {absence.account} {absence.from}
                  </span>
                </button>
              </form>
            ) : (
              '—'
            ),
        },
      ]}
    />
  );
}

function Form({ desk, given, faults }: { desk: Desk; given: Given; faults: readonly FormFault[] }): ReactElement {
  const { language, today } = desk;
  const say = t(language, officialMessages);
  const fault = (name: string) => faults.find((each) => each.name === name)?.message;
  const day = (name: 'from' | 'to') => (
    <Field name={name} label={say[`absences.${name}`]()} fault={fault(name)}>
      {(aria) => <input {...aria} type="date" defaultValue={given[name]} min={today} max="2999-12-31" />}
    </Field>
  );
  const account = (name: 'account' | 'substitute') => (
    <Field name={name} label={say[`absences.${name}`]()} hint={say[`absences.${name}.hint`]()} fault={fault(name)}>
      {(aria) => <input {...aria} defaultValue={given[name]} autoCapitalize="none" maxLength={100} />}
    </Field>
  );
  return (
    <form method="post" action={href(PATH, language)}>
      <Token desk={desk} />
      {account('account')}
      {day('from')}
      {day('to')}
      {account('substitute')}
      <div className="actions">
        <button>{say['absences.go']()}</button>
      </div>
    </form>
  );
}
