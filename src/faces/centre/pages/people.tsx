import { deskPage, firmRoute, seeOther, Token, type Centre } from '../../../kernel/faces/centre.tsx';
import { Type } from 'typebox';
import type { ReactElement } from 'react';
import {
  BY_MERGER,
  giveMandate,
  mandatesOf,
  MANDATE_KINDS,
  revokeMandate,
  SCOPES,
  type Mandate,
  type NewMandate,
} from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { FormRefused, type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { notify } from '../../../kernel/notify/index.ts';
import { ErrorSummary, Foreign, href, type FormFault } from '../../../kernel/ui/index.ts';
import { mandatesOfMerged, type OldMandate } from '../merged/mandates.ts';
import { mandateEnded, mandateGiven } from '../notices.ts';
import { peopleMessages } from '../messages/people.ts';
import { GiveForm, type Given } from '../parts/give-form.tsx';
import { Mandates, mayRevoke } from '../parts/mandates.tsx';
import { OldMandates } from '../parts/old-mandates.tsx';

const PATH = '/people';
const MandateParams = Type.Object({ id: Type.String({ pattern: '^[0-9a-f-]{36}$' }) });
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

export function peoplePages(kernel: Kernel): AnyRoute[] {
  return [
    firmRoute(kernel, {
      path: PATH,
      summary: 'Who acts for the firm',
      audit: 'mandates.read',
      mandated: 'people',
      schemas: { query: Type.Object({ done: Type.Optional(Type.Enum(['given', 'revoked'])) }) },
      async handle(centre, call) {
        return peoplePage(centre, await mandatesShown(centre), null, [], call.query.done);
      },
    }),
    firmRoute(kernel, {
      method: 'POST',
      path: PATH,
      summary: 'Give a mandate',
      audit: 'mandate.given',
      mandated: 'people',
      schemas: { body: Body },
      async handle(centre, call) {
        const given: Given = call.body;
        if (centre.into !== null) throw new XinhengError('NOT_OPEN', { state: 'merged' });
        try {
          await give(centre, given);
        } catch (error) {
          const faults = faultsOf(error, call.language);
          if (faults.length === 0 || !(error instanceof XinhengError)) throw error;
          const mandates = await mandatesShown(centre);
          throw new FormRefused(error, peoplePage(centre, mandates, given, faults, undefined));
        }
        return seeOther(centre, '/people?done=given');
      },
    }),
    firmRoute(kernel, {
      method: 'POST',
      path: `${PATH}/{id}/renew`,
      summary: 'Give the same mandate that a merged entry gave',
      audit: 'mandate.given',
      mandated: 'people',
      schemas: { params: MandateParams, body: Type.Object({}) },
      async handle(centre, call) {
        const { id } = call.params;
        const old = (await mandatesOfMerged(centre)).find(({ mandate }) => mandate.mandateId === id);
        if (old === undefined) throw new XinhengError('NOT_FOUND', { what: id });
        await giveSame(centre, old.mandate);
        return seeOther(centre, '/people?done=given');
      },
    }),
    firmRoute(kernel, {
      path: `${PATH}/{id}/revoke`,
      summary: 'Ask before a mandate is revoked',
      audit: 'mandates.read',
      mandated: 'people',
      schemas: { params: MandateParams },
      async handle(centre, call) {
        const all = await mandatesOf(kernel.db.kysely, centre.firm.subjectId);
        const mandate = all.find(({ mandateId }) => mandateId === call.params.id);
        if (mandate === undefined || !mayRevoke(centre, mandate)) throw new XinhengError('NOT_FOUND', { what: call.params.id });
        return confirmPage(centre, mandate);
      },
    }),
    firmRoute(kernel, {
      method: 'POST',
      path: `${PATH}/{id}/revoke`,
      summary: 'Revoke a mandate at once',
      audit: 'mandate.revoked',
      mandated: 'people',
      schemas: { params: MandateParams, body: Type.Object({}) },
      async handle(centre, call) {
        const { id } = call.params;
        // What a merger gave ends when it is undone, not by the entry that went.
        const all = await mandatesOf(kernel.db.kysely, centre.firm.subjectId);
        if (all.some((each) => each.mandateId === id && each.givenBy === BY_MERGER)) throw new XinhengError('NOT_FOUND', { what: id });
        await revoke(centre, id);
        return centre.standing.as === 'owner'
          ? seeOther(centre, '/people?done=revoked')
          : call.reply.redirect(href('/centre', call.language), 303);
      },
    }),
  ];
}

interface Shown {
  own: readonly Mandate[];
  old: readonly OldMandate[];
}

async function mandatesShown(centre: Centre): Promise<Shown> {
  const { kernel, firm } = centre;
  return { own: await mandatesOf(kernel.db.kysely, firm.subjectId), old: await mandatesOfMerged(centre) };
}

function give(centre: Centre, given: Given): Promise<void> {
  return giveAs(centre, {
    account: given.account.trim().toLowerCase(),
    kind: given.kind,
    scopes: SCOPES.filter((scope) => scope !== 'see' && given[scope] !== ''),
    from: given.from === '' ? centre.today : given.from,
    until: given.until === '' ? null : given.until,
  });
}

/** Given already: nothing more to do. */
async function giveSame(centre: Centre, { account, kind, scopes, until }: Mandate): Promise<void> {
  try {
    await giveAs(centre, { account, kind, scopes, from: centre.today, until });
  } catch (error) {
    if (!(error instanceof XinhengError && error.code === 'CONFLICT')) throw error;
  }
}

async function giveAs({ kernel, caller, firm }: Centre, given: Omit<NewMandate, 'subjectId'>): Promise<void> {
  const { account } = given;
  await kernel.db.tx(async (tx) => {
    const id = await giveMandate(kernel, tx, caller, { subjectId: firm.subjectId, ...given });
    await notify(tx, kernel, {
      to: { account },
      notice: mandateGiven,
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
      notice: mandateEnded,
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
  if (what === 'account' || what === 'from' || what === 'until') return [{ name: what, message: say[`fault.${what}`]() }];
  return [];
}

function peoplePage(
  centre: Centre,
  { own: mandates, old }: Shown,
  given: Given | null,
  faults: readonly FormFault[],
  done: 'given' | 'revoked' | undefined,
): ReactElement {
  const { language, home, today, standing } = centre;
  const say = t(language, peopleMessages);
  const over = ({ revokedAt, until }: Mandate): boolean => revokedAt !== null || (until !== null && until < today);
  const now = mandates.filter((each) => !over(each));
  const past = mandates.filter(over);
  return deskPage(
    centre,
    { title: say.title(), path: `${home}/people`, faulty: faults.length > 0 },
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
      <OldMandates centre={centre} rows={old} />
      {centre.into !== null ? (
        <p data-message="merged.only">{say['merged.only']()}</p>
      ) : standing.as === 'owner' ? (
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

function confirmPage(centre: Centre, { account, mandateId }: Mandate): ReactElement {
  const { language, home, onBehalf, standing } = centre;
  const say = t(language, peopleMessages);
  const back = `${home}/people`;
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
          <Foreign text={standing.as === 'owner' ? say['confirm.go']({ firm: onBehalf }) : say['confirm.own']()} language={language} />
        </button>
        <a className="button second" href={href(back, language)}>
          {say['confirm.back']()}
        </a>
      </div>
    </form>,
  );
}
