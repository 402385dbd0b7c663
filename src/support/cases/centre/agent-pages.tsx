import { Type } from 'typebox';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { appointAgent, endAgent, type CaseFile } from '../../../kernel/procedures/index.ts';
import { ErrorSummary, Field, Foreign, href, type FormFault } from '../../../kernel/ui/index.ts';
import { deskPage, Token } from '../desk.tsx';
import { openFile } from '../files.ts';
import { caseMessages } from '../messages/common.ts';
import { partyMessages } from '../messages/party.ts';
import { refusedForm } from '../refused-form.ts';
import { aboutFirm, centreDesk, FIRM_PATH, Key, type Centre } from './desk.tsx';

const PATH = `${FIRM_PATH}/notices/{id}/agents`;
const params = Type.Object({ uscc: Key, id: Type.String({ minLength: 1, maxLength: 64 }) });
const Line = Type.String({ maxLength: 100, default: '' });

export function agentPages(kernel: Kernel): AnyRoute[] {
  return [
    route({
      ...aboutFirm,
      method: 'GET',
      path: PATH,
      summary: 'Agents of the firm in one matter',
      audit: 'case.agents',
      schemas: { params },
      async handle(call) {
        const { centre, file } = await open(kernel, call);
        return agentsPage(centre, file, { account: '', until: '' }, []);
      },
    }),
    route({
      ...aboutFirm,
      method: 'POST',
      path: PATH,
      summary: 'Appoint an agent, or end a mandate',
      audit: 'case.agent',
      schemas: { params, body: Type.Object({ account: Line, until: Line, end: Line }) },
      async handle(call) {
        const { uscc, id: caseId } = call.params;
        const { centre, file } = await open(kernel, call);
        const account = (call.body.end || call.body.account).trim().toLowerCase();
        const until = call.body.until === '' ? null : call.body.until;
        const say = t(call.language, partyMessages);
        await refusedForm(
          call.language,
          { account: say['agents.account'](), until: say['agents.until']() },
          () =>
            call.body.end === ''
              ? appointAgent(kernel, { caseId, account, until }, call.caller)
              : endAgent(kernel, { caseId, account }, call.caller),
          (faults) => agentsPage(centre, file, call.body, faults),
        );
        return call.reply.redirect(href(`/centre/${uscc}/notices/${caseId}?done=agent#agents`, call.language), 303);
      },
    }),
  ];
}

async function open(
  kernel: Kernel,
  call: Parameters<typeof centreDesk>[1] & { params: { uscc: string; id: string } },
): Promise<{ centre: Centre; file: CaseFile }> {
  const centre = await centreDesk(kernel, call, call.params.uscc);
  const file = await openFile(kernel, call.params.id, call.caller, call.language, 'party');
  if (centre.standing.as !== 'owner' || file.case.subjectId !== centre.firm.subjectId)
    throw new XinhengError('NOT_FOUND', { what: call.params.id.slice(0, 40) });
  return { centre, file };
}

function agentsPage(centre: Centre, file: CaseFile, given: { account: string; until: string }, faults: readonly FormFault[]): ReactElement {
  const { language, cases, onBehalf, today } = centre;
  const say = t(language, partyMessages);
  const here = `${cases}/${file.case.caseId}`;
  const fault = (name: string) => faults.find((each) => each.name === name)?.message;
  return deskPage(
    centre,
    {
      title: say['agents.title'](),
      path: `${here}/agents`,
      faulty: faults.length > 0,
      trail: [{ href: here, label: file.case.number }],
    },
    <>
      <ErrorSummary faults={faults} language={language} />
      <p>{say['notice.agents.lead']()}</p>
      {file.case.agents.map(({ account }) => (
        <form key={account} method="post" action={href(`${here}/agents`, language)}>
          <Token desk={centre} />
          <input type="hidden" name="end" value={account} />
          <p>
            <button className="second">{say['agents.end']({ account })}</button>
          </p>
        </form>
      ))}
      <form method="post" action={href(`${here}/agents`, language)}>
        <Token desk={centre} />
        <Field name="account" label={say['agents.account']()} hint={say['agents.account.hint']()} fault={fault('account')}>
          {(aria) => <input {...aria} defaultValue={given.account} autoCapitalize="none" maxLength={100} />}
        </Field>
        <Field
          name="until"
          label={t(language, caseMessages)['field.optional']({ name: say['agents.until']() })}
          hint={say['agents.until.hint']()}
          fault={fault('until')}
        >
          {(aria) => <input {...aria} type="date" defaultValue={given.until} min={today} max="2999-12-31" />}
        </Field>
        <div className="actions">
          <button>
            <Foreign text={say['agents.go']({ firm: onBehalf })} language={language} />
          </button>
        </div>
      </form>
      <p>
        <a href={href(here, language)}>{say['answer.back']()}</a>
      </p>
    </>,
  );
}
