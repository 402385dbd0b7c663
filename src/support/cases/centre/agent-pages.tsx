import { Type } from 'typebox';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { deskPage, firmRoute, seeOther, Token, type Centre } from '../../../kernel/faces/centre.tsx';
import type { AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { appointAgent, endAgent, type CaseFile } from '../../../kernel/procedures/index.ts';
import { ErrorSummary, Field, Foreign, href, type FormFault } from '../../../kernel/ui/index.ts';
import { openFile } from '../files.ts';
import { caseMessages } from '../messages/common.ts';
import { partyMessages } from '../messages/party.ts';
import { refusedForm } from '../refused-form.ts';

const PATH = '/notices/{id}/agents';
const params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const Line = Type.String({ maxLength: 100, default: '' });

export function agentPages(kernel: Kernel): AnyRoute[] {
  return [
    firmRoute(kernel, {
      path: PATH,
      summary: 'Agents of the firm in one matter',
      audit: 'case.agents',
      schemas: { params },
      async handle(centre, call) {
        const file = await matterOf(centre, call.params.id);
        return agentsPage(centre, file, { account: '', until: '' }, []);
      },
    }),
    firmRoute(kernel, {
      method: 'POST',
      path: PATH,
      summary: 'Appoint an agent, or end a mandate',
      audit: 'case.agent',
      schemas: { params, body: Type.Object({ account: Line, until: Line, end: Line }) },
      async handle(centre, call) {
        const caseId = call.params.id;
        const file = await matterOf(centre, call.params.id);
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
        return seeOther(centre, `/notices/${caseId}?done=agent#agents`);
      },
    }),
  ];
}

/** An agent in one matter appoints nobody. Throws NOT_FOUND. */
async function matterOf({ kernel, caller, language, firm, standing }: Centre, id: string): Promise<CaseFile> {
  const file = await openFile(kernel, id, caller, language, 'party');
  if (standing.as !== 'owner' || file.case.subjectId !== firm.subjectId) throw new XinhengError('NOT_FOUND', { what: id.slice(0, 40) });
  return file;
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
