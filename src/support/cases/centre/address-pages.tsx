import { Type } from 'typebox';
import type { ReactElement } from 'react';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { consentsOf, declareConsent, type ConsentStep } from '../../../kernel/delivery/index.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { deskPage, firmRoute, seeOther, Token, type Centre } from '../../../kernel/faces/centre.tsx';
import type { AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { ErrorSummary, Field, Foreign, formatDate, href, Table, type FormFault } from '../../../kernel/ui/index.ts';
import { caseMessages } from '../messages/common.ts';
import { partyMessages } from '../messages/party.ts';
import { Option } from '../parts/fields.tsx';
import { refusedForm } from '../refused-form.ts';

const PATH = '/service-address';
const Line = Type.String({ maxLength: 300, default: '' });
const Body = Type.Object({
  step: Type.Enum(['sign', 'change', 'withdraw']),
  address: Line,
  signedBy: Line,
  accept: Type.String({ maxLength: 10, default: '' }),
});
interface Given {
  step: ConsentStep['step'];
  address: string;
  signedBy: string;
  accept: string;
}

/** 电子送达确认书: signed, changed and withdrawn by the firm itself (行政处罚法 §61). */
export function addressPages(kernel: Kernel): AnyRoute[] {
  return [
    firmRoute(kernel, {
      path: PATH,
      summary: 'Electronic service',
      audit: 'consent.read',
      schemas: { query: Type.Object({ done: Type.Optional(Type.String({ maxLength: 10 })) }) },
      async handle(centre, call) {
        return addressPage(centre, null, [], call.query.done !== undefined);
      },
    }),
    firmRoute(kernel, {
      method: 'POST',
      path: PATH,
      summary: 'Sign, change or withdraw the confirmation of electronic service',
      audit: 'consent.declared',
      schemas: { body: Body },
      async handle(centre, call) {
        if (!centre.may('sign')) throw new XinhengError('MANDATE_OVER');
        const given: Given = call.body;
        const say = t(call.language, partyMessages);
        const [where, signer, accept] = [say['address.where'](), say['address.signer'](), say['address.accept']()];
        await refusedForm(
          call.language,
          given.step === 'withdraw' ? { signedBy: signer } : { address: where, signedBy: signer, accept },
          () => declare(centre, given),
          (faults) => addressPage(centre, given, faults, false),
        );
        return seeOther(centre, '/service-address?done=1');
      },
    }),
  ];
}

async function declare({ kernel, caller, firm }: Centre, { step, address, signedBy, accept }: Given): Promise<void> {
  const empty = Object.entries({ signedBy, ...(step === 'withdraw' ? {} : { address }) }).find(([, text]) => text.trim() === '');
  if (empty !== undefined) throw new XinhengError('BAD_INPUT', { what: empty[0] });
  if (step !== 'withdraw' && accept !== 'yes') {
    throw XinhengError.worded('BAD_INPUT', (language) => ({
      params: { what: 'accept' },
      errors: [{ path: '/accept', code: 'MISSING', message: t(language, partyMessages)['address.accept.missing']() }],
    }));
  }
  const now = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx(async (tx) => {
    const where = step === 'withdraw' ? {} : { address };
    const of = { subjectId: firm.subjectId, step, signedBy, signedOn: kernel.clock.today(), ...where };
    const { events } = await declareConsent(tx, kernel, caller, of);
    await audit(kernel, tx, caller, {
      action: 'consent.declared',
      object: firm.subjectId,
      subjectIds: [firm.subjectId],
      outcome: 'ok',
      details: { step },
    });
    await kernel.append(tx, events, now);
  });
}

async function addressPage(centre: Centre, given: Given | null, faults: readonly FormFault[], done: boolean): Promise<ReactElement> {
  const { kernel, language, home, firm, today } = centre;
  const say = t(language, partyMessages);
  const consents = await kernel.db.tx((tx) => consentsOf(tx, firm.subjectId));
  const last = consents.filter(({ on }) => on <= today).at(-1);
  const now = last === undefined || last.step === 'withdraw' ? undefined : last;
  return deskPage(
    centre,
    { title: say['address.title'](), path: `${home}/service-address`, faulty: faults.length > 0 },
    <>
      <ErrorSummary faults={faults} language={language} />
      {done ? (
        <p className="notice" role="status">
          {say['address.done']()}
        </p>
      ) : null}
      <p>{say['address.lead']()}</p>
      <section className="box">
        <h2>{say['address.now']()}</h2>
        <p>
          <Foreign
            text={
              now === undefined
                ? say['address.none']()
                : say['address.in.force']({ address: now.address ?? '', day: formatDate(now.on, language) })
            }
            language={language}
          />
        </p>
      </section>
      {centre.may('sign') ? (
        <>
          <ConsentForm centre={centre} step={now === undefined ? 'sign' : 'change'} given={given} faults={faults} />
          {now === undefined ? null : <ConsentForm centre={centre} step="withdraw" given={given} faults={faults} />}
        </>
      ) : (
        <p>{say['address.owner.only']()}</p>
      )}
      {consents.length === 0 ? null : <History centre={centre} consents={consents} />}
    </>,
  );
}

function ConsentForm(props: {
  centre: Centre;
  step: ConsentStep['step'];
  given: Given | null;
  faults: readonly FormFault[];
}): ReactElement {
  const { centre, step } = props;
  const { language, home, onBehalf } = centre;
  const say = t(language, partyMessages);
  const mine = props.given?.step === step ? props.given : null;
  const fault = (name: string) => (mine === null ? undefined : props.faults.find((each) => each.name === name)?.message);
  // Two forms on one page: each control has an id of its own.
  const id = (name: string) => (step === 'withdraw' ? `withdraw-${name}` : name);
  return (
    <section aria-labelledby={`consent-${step}`}>
      <h2 id={`consent-${step}`}>{say[`address.${step}`]()}</h2>
      {step === 'withdraw' ? <p>{say['address.withdraw.lead']()}</p> : null}
      <form method="post" action={href(`${home}/service-address`, language)}>
        <Token desk={centre} />
        <input type="hidden" name="step" value={step} />
        {step === 'withdraw' ? null : (
          <Field name="address" label={say['address.where']()} hint={say['address.where.hint']()} fault={fault('address')}>
            {(aria) => <input {...aria} className="long" defaultValue={mine?.address ?? ''} maxLength={300} />}
          </Field>
        )}
        <Field name={id('signedBy')} label={say['address.signer']()} hint={say['address.signer.hint']()} fault={fault('signedBy')}>
          {(aria) => <input {...aria} name="signedBy" className="long" defaultValue={mine?.signedBy ?? ''} maxLength={300} />}
        </Field>
        {step === 'withdraw' ? null : (
          <fieldset
            className={fault('accept') === undefined ? 'field' : 'field faulty'}
            {...(fault('accept') === undefined ? {} : { 'aria-describedby': 'f-accept-fault' })}
          >
            <legend>{say['address.accept.legend']()}</legend>
            {fault('accept') === undefined ? null : (
              <p className="fault" id="f-accept-fault">
                {fault('accept')}
              </p>
            )}
            <Option type="checkbox" name="accept" id="f-accept" value="yes" checked={mine?.accept === 'yes'}>
              {say['address.accept']()}
            </Option>
          </fieldset>
        )}
        <div className="actions">
          <button className={step === 'withdraw' ? 'second' : undefined}>
            <Foreign text={say[`address.go.${step}`]({ firm: onBehalf })} language={language} />
          </button>
        </div>
      </form>
    </section>
  );
}

function History({ centre: { language }, consents }: { centre: Centre; consents: readonly ConsentStep[] }): ReactElement {
  const say = t(language, partyMessages);
  return (
    <Table
      caption={say['address.history']()}
      language={language}
      rows={consents}
      rowKey={({ n }) => String(n)}
      columns={[
        { head: say['address.day'](), tight: true, cell: ({ on }) => on },
        { head: say['address.what'](), heading: true, cell: ({ step }) => say[`address.step.${step}`]() },
        {
          head: say['address.where'](),
          cell: ({ address }) =>
            address === null ? t(language, caseMessages)['given.none']() : <Foreign text={address} language={language} />,
        },
        { head: say['address.signer'](), cell: ({ signedBy }) => <Foreign text={signedBy} language={language} /> },
      ]}
    />
  );
}
