import { Type } from 'typebox';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import {
  actsFor,
  assign,
  extend,
  nameOf,
  recuse,
  resume,
  suspend,
  titleOf,
  type CaseActs,
  type CaseFile,
} from '../../../kernel/procedures/index.ts';
import { ErrorSummary, Field, Foreign, href, type FormFault } from '../../../kernel/ui/index.ts';
import { deskPage, officialsDesk, Token, type Desk } from '../desk.tsx';
import { openFile } from '../files.ts';
import { sentBy, type Sent } from '../form.ts';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { Radios } from '../parts/radios.tsx';
import { refusedForm, type Labels } from '../refused-form.ts';
import { aboutCase, CASE_PATH, SEE_OTHER } from './case-pages.tsx';

const ACTS = ['suspend', 'resume', 'extend', 'recuse', 'assign'] as const;
type Act = (typeof ACTS)[number];
const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }), act: Type.Enum([...ACTS]) });

/** What is done to a case beside its steps: one small form each, with what follows above the button. */
export function actPages(kernel: Kernel): AnyRoute[] {
  const path = `${CASE_PATH}/acts/{act}`;
  return [
    route({
      ...aboutCase,
      method: 'GET',
      path,
      summary: 'The form of an act',
      audit: 'case.act.form',
      schemas: { params },
      async handle(call) {
        const file = await openFile(kernel, call.params.id, call.caller, call.language, 'official');
        return actPage(await officialsDesk(kernel, call), file, call.params.act, sentBy({}), []);
      },
    }),
    route({
      ...aboutCase,
      method: 'POST',
      path,
      summary: 'Suspend, resume, extend, recuse or assign',
      audit: 'case.act.sent',
      upload: true,
      schemas: { params },
      async handle(call) {
        const { id, act } = call.params;
        const desk = await officialsDesk(kernel, call);
        const file = await openFile(kernel, id, call.caller, call.language, 'official');
        const sent = sentBy(call.request.body);
        await refusedForm(
          call.language,
          labelsOf(act, call.language),
          () => doIt(desk, id, act, sent),
          (faults) => actPage(desk, file, act, sent, faults),
        );
        return call.reply.redirect(href(`/workbench/cases/${id}?done=act`, call.language), SEE_OTHER);
      },
    }),
  ];
}

function labelsOf(act: Act, language: Language): Labels {
  const say = t(language, officialMessages);
  const names = {
    suspend: ['ground', 'reason'],
    resume: ['reason'],
    extend: ['period', 'length', 'reason'],
    recuse: ['account', 'reason'],
    assign: ['account'],
  } as const;
  return Object.fromEntries(names[act].map((name) => [name, say[`act.${name}`]()]));
}

async function doIt({ kernel, caller }: Desk, caseId: string, act: Act, sent: Sent): Promise<void> {
  const reason = sent.text('reason');
  const account = sent.text('account').trim().toLowerCase();
  switch (act) {
    case 'suspend':
      await suspend(kernel, { caseId, ground: sent.text('ground'), reason }, caller);
      return;
    case 'resume':
      await resume(kernel, { caseId, reason }, caller);
      return;
    case 'extend':
      await extend(
        kernel,
        { caseId, period: sent.text('period'), length: Number(sent.text('length')), reason },
        caller,
      );
      return;
    case 'recuse':
      await recuse(kernel, { caseId, account, reason }, caller);
      return;
    case 'assign':
      await assign(kernel, { caseId, account }, caller);
  }
}

async function actPage(
  desk: Desk,
  file: CaseFile,
  act: Act,
  sent: Sent,
  faults: readonly FormFault[],
): Promise<ReactElement> {
  const { kernel, caller, language } = desk;
  const say = t(language, officialMessages);
  const acts = await actsFor(kernel, file.case, file.procedure, caller);
  if (faults.length === 0 && !isOpen(acts, act))
    throw new XinhengError('FORBIDDEN', { permission: say[`act.${act}`]() });
  const path = `${desk.cases}/${file.case.caseId}/acts/${act}`;
  const fault = (name: string) => faults.find((each) => each.name === name)?.message;
  return deskPage(
    desk,
    {
      title: say[`act.${act}`](),
      path,
      faulty: faults.length > 0,
      trail: [{ href: `${desk.cases}/${file.case.caseId}`, label: file.case.number }],
    },
    <>
      <ErrorSummary faults={faults} language={language} />
      <p className="notice">{say[`act.${act}.follows`]()}</p>
      <form method="post" encType="multipart/form-data" action={href(path, language)}>
        <Token desk={desk} />
        <Fields desk={desk} file={file} act={act} acts={acts} sent={sent} faults={faults} />
        {act === 'assign' ? null : (
          <Field name="reason" label={say['act.reason']()} fault={fault('reason')}>
            {(aria) => <textarea {...aria} defaultValue={sent.text('reason')} rows={3} maxLength={2000} />}
          </Field>
        )}
        <div className="actions">
          <button>{say[`act.${act}`]()}</button>
          <a className="button second" href={href(`${desk.cases}/${file.case.caseId}`, language)}>
            {t(language, caseMessages)['form.cancel']()}
          </a>
        </div>
      </form>
    </>,
  );
}

function Fields(props: {
  desk: Desk;
  file: CaseFile;
  act: Act;
  acts: CaseActs;
  sent: Sent;
  faults: readonly FormFault[];
}): ReactElement | null {
  const { desk, file, act, acts, sent } = props;
  const { language, caller } = desk;
  const say = t(language, officialMessages);
  const fault = (name: string) => props.faults.find((each) => each.name === name)?.message;
  if (act === 'suspend') {
    const options = file.procedure.suspensions
      .filter(({ id }) => acts.suspend.includes(id))
      .map(({ id, title }) => ({ value: id, label: titleOf(title, language) }));
    return (
      <Radios
        name="ground"
        legend={say['act.ground']()}
        options={options}
        value={sent.text('ground')}
        fault={fault('ground')}
        language={language}
      />
    );
  }
  if (act === 'extend') {
    const options = acts.extend.map(({ period }) => ({
      value: period,
      label: nameOf(language, file.procedure, period),
    }));
    const most = acts.extend.map(({ period, atMost }) => {
      const unit = file.procedure.periods.find(({ id }) => id === period)?.unit ?? 'calendar';
      return say['act.most']({
        name: nameOf(language, file.procedure, period),
        n: atMost,
        unit: say[`unit.${unit}`](),
      });
    });
    return (
      <>
        <Radios
          name="period"
          legend={say['act.period']()}
          options={options}
          value={sent.text('period')}
          fault={fault('period')}
          language={language}
        />
        <Field
          name="length"
          label={say['act.length']()}
          hint={say['act.length.hint']({ list: most.join(t(language, caseMessages).separator()) })}
          fault={fault('length')}
        >
          {(aria) => <input {...aria} inputMode="numeric" defaultValue={sent.text('length')} />}
        </Field>
      </>
    );
  }
  if (act === 'resume') return null;
  if (act === 'recuse' && acts.recuse === 'self') {
    return (
      <>
        <p>
          <Foreign text={say['act.account.self']({ account: caller.account ?? '' })} language={language} />
        </p>
        <input type="hidden" id="f-account" name="account" value={caller.account ?? ''} />
      </>
    );
  }
  return (
    <Field name="account" label={say['act.account']()} fault={fault('account')}>
      {(aria) => <input {...aria} defaultValue={sent.text('account')} autoCapitalize="none" maxLength={100} />}
    </Field>
  );
}

function isOpen(acts: CaseActs, act: Act): boolean {
  switch (act) {
    case 'suspend':
      return acts.suspend.length > 0;
    case 'resume':
      return acts.resume;
    case 'extend':
      return acts.extend.length > 0;
    case 'recuse':
      return acts.recuse !== null;
    case 'assign':
      return acts.assign;
  }
}
