import { Type } from 'typebox';
import type { ReactElement } from 'react';
import {
  giveMandate,
  mandatesOf,
  MANDATE_KINDS,
  revokeMandate,
  SCOPES,
  type Mandate,
  type MandateKind,
  type Scope,
} from '../../../kernel/access/index.ts';
import { dayOf } from '../../../kernel/clock/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { FormRefused, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { notify } from '../../../kernel/notify/index.ts';
import {
  DayInput,
  ErrorSummary,
  Field,
  Foreign,
  formatDate,
  href,
  Table,
  type FormFault,
} from '../../../kernel/ui/index.ts';
import { aboutFirm, centreDesk, deskPage, FIRM_PATH, Key, Token, type Centre } from '../../cases/index.ts';
import { peopleMessages } from '../messages/people.ts';
import { Temporal } from 'temporal-polyfill';

const PATH = `${FIRM_PATH}/people`;
const SEE_OTHER = 303;
const params = Type.Object({ uscc: Key });
const MandateParams = Type.Object({ uscc: Key, id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
const Line = Type.String({ maxLength: 60, default: '' });
const Body = Type.Object({
  account: Line,
  kind: Type.Enum([...MANDATE_KINDS], { default: 'agent' }),
  file: Line,
  sign: Line,
  receive: Line,
  from: Line,
  until: Line,
});
interface Given {
  account: string;
  kind: MandateKind;
  file: string;
  sign: string;
  receive: string;
  from: string;
  until: string;
}

export function peoplePages(kernel: Kernel): AnyRoute[] {
  return [
    route({
      ...aboutFirm,
      method: 'GET',
      path: PATH,
      summary: 'Who acts for the firm',
      audit: 'mandates.read',
      schemas: { params, query: Type.Object({ done: Type.Optional(Type.Enum(['given', 'revoked'])) }) },
      async handle(call) {
        const centre = await peopleDesk(kernel, call);
        return peoplePage(centre, await mandatesOf(kernel.db.kysely, centre.firm.subjectId), null, [], call.query.done);
      },
    }),
    route({
      ...aboutFirm,
      method: 'POST',
      path: PATH,
      summary: 'Give a mandate',
      audit: 'mandate.given',
      schemas: { params, body: Body },
      async handle(call) {
        const centre = await peopleDesk(kernel, call);
        const given: Given = call.body;
        try {
          await give(centre, given);
        } catch (error) {
          const faults = faultsOf(error, call.language);
          if (faults.length === 0 || !(error instanceof XinhengError)) throw error;
          const mandates = await mandatesOf(kernel.db.kysely, centre.firm.subjectId);
          throw new FormRefused(error, peoplePage(centre, mandates, given, faults, undefined));
        }
        return call.reply.redirect(href(`/centre/${call.params.uscc}/people?done=given`, call.language), SEE_OTHER);
      },
    }),
    route({
      ...aboutFirm,
      method: 'GET',
      path: `${PATH}/{id}/revoke`,
      summary: 'Ask before a mandate is revoked',
      audit: 'mandates.read',
      schemas: { params: MandateParams },
      async handle(call) {
        const centre = await peopleDesk(kernel, call);
        const all = await mandatesOf(kernel.db.kysely, centre.firm.subjectId);
        const mandate = all.find(({ mandateId }) => mandateId === call.params.id);
        if (mandate === undefined || !mayRevoke(centre, mandate))
          throw new XinhengError('NOT_FOUND', { what: call.params.id });
        return confirmPage(centre, mandate);
      },
    }),
    route({
      ...aboutFirm,
      method: 'POST',
      path: `${PATH}/{id}/revoke`,
      summary: 'Revoke a mandate at once',
      audit: 'mandate.revoked',
      schemas: { params: MandateParams, body: Type.Object({}) },
      async handle(call) {
        const { uscc, id } = call.params;
        const centre = await peopleDesk(kernel, call);
        await revoke(centre, id);
        const own = centre.standing.as !== 'owner';
        return call.reply.redirect(
          href(own ? '/centre' : `/centre/${uscc}/people?done=revoked`, call.language),
          SEE_OTHER,
        );
      },
    }),
  ];
}

/** An agent in one matter has nothing to do with who else acts for the firm. */
async function peopleDesk(
  kernel: Kernel,
  call: Parameters<typeof centreDesk>[1] & { params: { uscc: string } },
): Promise<Centre> {
  const centre = await centreDesk(kernel, call, call.params.uscc);
  if (!centre.may('see')) throw new XinhengError('NOT_FOUND', { what: 'people' });
  return centre;
}

async function give({ kernel, caller, firm }: Centre, given: Given): Promise<void> {
  const account = given.account.trim().toLowerCase();
  const scopes = SCOPES.filter((scope) => scope !== 'see' && given[scope] !== '');
  const today = kernel.clock.today().toString();
  await kernel.db.tx(async (tx) => {
    const id = await giveMandate(kernel, tx, caller, {
      subjectId: firm.subjectId,
      account,
      kind: given.kind,
      scopes,
      from: given.from === '' ? today : given.from,
      until: given.until === '' ? null : given.until,
    });
    await notify(tx, kernel, {
      to: { account },
      kind: 'mandate.given',
      params: { n: 1 },
      key: `mandate.given ${id}`,
      link: '/centre/firms',
    });
  });
}

async function revoke({ kernel, caller, firm, standing }: Centre, mandateId: string): Promise<void> {
  await kernel.db.tx(async (tx) => {
    const { account } = await revokeMandate(kernel, tx, caller, { subjectId: firm.subjectId, mandateId });
    if (standing.as !== 'owner') return;
    await notify(tx, kernel, {
      to: { account },
      kind: 'mandate.ended',
      params: { n: 1 },
      key: `mandate.ended ${mandateId}`,
      link: '/centre/firms',
    });
  });
}

function faultsOf(error: unknown, language: Language): FormFault[] {
  if (!(error instanceof XinhengError)) return [];
  const say = t(language, peopleMessages);
  if (error.code === 'CONFLICT') return [{ name: 'account', message: say['new.same']() }];
  const what = error.code === 'BAD_INPUT' ? error.params['what'] : undefined;
  if (what === 'account' || what === 'from' || what === 'until')
    return [{ name: what, message: say[`fault.${what}`]() }];
  return [];
}

const mayRevoke = ({ standing, caller }: Centre, mandate: Mandate): boolean =>
  mandate.revokedAt === null && (standing.as === 'owner' || mandate.account === caller.account);

function peoplePage(
  centre: Centre,
  mandates: readonly Mandate[],
  given: Given | null,
  faults: readonly FormFault[],
  done: 'given' | 'revoked' | undefined,
): ReactElement {
  const { language, key, today, standing } = centre;
  const say = t(language, peopleMessages);
  const over = ({ revokedAt, until }: Mandate): boolean => revokedAt !== null || (until !== null && until < today);
  const now = mandates.filter((each) => !over(each));
  const past = mandates.filter(over);
  return deskPage(
    centre,
    { title: say.title(), path: `/centre/${key}/people`, faulty: faults.length > 0 },
    <>
      <ErrorSummary faults={faults} language={language} />
      {done === undefined ? null : (
        <p className="notice" role="status">
          {say[done === 'given' ? 'done' : 'revoked']()}
        </p>
      )}
      <p>{say.lead()}</p>
      <h2>{say['now.title']()}</h2>
      {now.length === 0 ? <p data-empty="">{say['now.none']()}</p> : <Mandates centre={centre} rows={now} />}
      {standing.as === 'owner' ? (
        <GiveForm centre={centre} given={given} faults={faults} />
      ) : (
        <p>{say['owner.only']()}</p>
      )}
      {past.length === 0 ? null : (
        <>
          <h2>{say['past.title']()}</h2>
          <Mandates centre={centre} rows={past} past />
        </>
      )}
    </>,
  );
}

const dayText = (at: Date, language: Language): string =>
  formatDate(dayOf(Temporal.Instant.fromEpochMilliseconds(at.getTime())), language);

function Mandates(props: { centre: Centre; rows: readonly Mandate[]; past?: true }): ReactElement {
  const { centre, rows, past } = props;
  const { language, key, today } = centre;
  const say = t(language, peopleMessages);
  const term = ({ from, until }: Mandate): string =>
    until === null
      ? say['term.open']({ from: formatDate(from, language) })
      : say['term.closed']({ from: formatDate(from, language), until: formatDate(until, language) });
  const ended = ({ revokedBy, revokedAt, until }: Mandate): string =>
    revokedAt === null
      ? say['ended.term']({ day: formatDate(until ?? today, language) })
      : say['ended.revoked']({ account: revokedBy ?? '', day: dayText(revokedAt, language) });
  return (
    <Table
      caption={say[past ? 'past.title' : 'now.title']()}
      hideCaption
      language={language}
      rows={rows}
      rowKey={({ mandateId }) => mandateId}
      columns={[
        { head: say.account(), heading: true, cell: ({ account }) => account },
        { head: say.kind(), cell: ({ kind }) => say[`kind.${kind}`]() },
        {
          head: say.scopes(),
          cell: ({ scopes }) => scopes.map((scope) => say[`scope.${scope}`]()).join(language === 'en' ? ', ' : '、'),
        },
        {
          head: say.term(),
          cell: (each) => (
            <>
              {term(each)}
              {!past && each.from > today ? <span className="mark plain">{say['term.future']()}</span> : null}
            </>
          ),
        },
        {
          head: say.given(),
          cell: ({ givenBy, givenAt }) => say['given.by']({ account: givenBy, day: dayText(givenAt, language) }),
        },
        past
          ? { head: say.ended(), cell: ended }
          : {
              head: say.do(),
              cell: (each) =>
                mayRevoke(centre, each) ? (
                  <a
                    className="button second"
                    href={href(`/centre/${key}/people/${each.mandateId}/revoke`, language)}
                    aria-label={say['do.label']({ account: each.account })}
                  >
                    {say.do()}
                  </a>
                ) : null,
            },
      ]}
    />
  );
}

function GiveForm(props: { centre: Centre; given: Given | null; faults: readonly FormFault[] }): ReactElement {
  const { centre, given, faults } = props;
  const { language, key, onBehalf, today } = centre;
  const say = t(language, peopleMessages);
  const fault = (name: string) => faults.find((each) => each.name === name)?.message;
  const chosen = (scope: Exclude<Scope, 'see'>): boolean => (given === null ? scope === 'file' : given[scope] !== '');
  return (
    <section aria-labelledby="give">
      <h2 id="give">{say['new.title']()}</h2>
      <form method="post" action={href(`/centre/${key}/people`, language)} className="stack">
        <Token desk={centre} />
        <Field name="account" label={say['new.account']()} hint={say['new.account.hint']()} fault={fault('account')}>
          {(aria) => (
            <input {...aria} defaultValue={given?.account ?? ''} maxLength={40} autoCapitalize="none" required />
          )}
        </Field>
        <fieldset className="field" aria-describedby="f-kind-hint">
          <legend>{say.kind()}</legend>
          <p className="hint" id="f-kind-hint">
            {say['kind.hint']()}
          </p>
          {MANDATE_KINDS.map((kind) => (
            <label key={kind} className="option">
              <input type="radio" name="kind" value={kind} defaultChecked={(given?.kind ?? 'agent') === kind} />
              {say[`kind.${kind}`]()}
            </label>
          ))}
        </fieldset>
        <fieldset className="field" aria-describedby="f-scopes-hint">
          <legend>{say.scopes()}</legend>
          <p className="hint" id="f-scopes-hint">
            {say['scopes.hint']()}
          </p>
          {(['file', 'sign', 'receive'] as const).map((scope) => (
            <label key={scope} className="option">
              <input type="checkbox" name={scope} value="yes" defaultChecked={chosen(scope)} />
              {say[`scope.${scope}`]()}
            </label>
          ))}
        </fieldset>
        <DayInput name="from" label={say['new.from']()} value={given?.from ?? today} fault={fault('from')} />
        <p className="hint">{say['new.until.hint']()}</p>
        <DayInput name="until" label={say['new.until']()} value={given?.until ?? ''} fault={fault('until')} />
        <div className="actions">
          <button>
            <Foreign text={say['new.go']({ firm: onBehalf })} language={language} />
          </button>
        </div>
      </form>
    </section>
  );
}

function confirmPage(centre: Centre, { account, mandateId }: Mandate): ReactElement {
  const { language, key, onBehalf, standing } = centre;
  const say = t(language, peopleMessages);
  const back = `/centre/${key}/people`;
  return deskPage(
    centre,
    {
      title: say['confirm.title']({ account }),
      path: `${back}/${mandateId}/revoke`,
      trail: [{ href: back, label: say.title() }],
    },
    <form method="post" action={href(`${back}/${mandateId}/revoke`, language)}>
      <Token desk={centre} />
      <p>{say['confirm.lead']()}</p>
      <div className="actions">
        <button>
          <Foreign
            text={standing.as === 'owner' ? say['confirm.go']({ firm: onBehalf }) : say['confirm.own']()}
            language={language}
          />
        </button>
        <a className="button second" href={href(back, language)}>
          {say['confirm.back']()}
        </a>
      </div>
    </form>,
  );
}
