import { Type } from 'typebox';
import type { ReactElement } from 'react';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { getCase, listCases, stepName, titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatDate, href, Table } from '../../../kernel/ui/index.ts';
import { deskPage } from '../desk.tsx';
import { isTold } from '../files.ts';
import { caseMessages } from '../messages/common.ts';
import { partyMessages } from '../messages/party.ts';
import { bodiesOf, type Body } from '../names.ts';
import { centreDesk, keyOf, type Centre } from './desk.tsx';

export const aboutFirm = { face: 'centre', permission: 'case.party' } as const;
export const FIRM_PATH = '/centre/{uscc}';
export const Key = Type.String({ minLength: 1, maxLength: 60 });
const FOUND = 302;

export function homePages(kernel: Kernel): AnyRoute[] {
  return [
    route({
      ...aboutFirm,
      method: 'GET',
      path: '/centre',
      summary: 'The own firm',
      audit: 'centre.opened',
      schemas: {},
      async handle({ caller, language, reply }) {
        const body = (await bodiesOf(kernel.db.kysely, [caller.subjectId])).get(caller.subjectId ?? '');
        if (body === undefined) throw new XinhengError('NOT_FOUND');
        return reply.redirect(href(`/centre/${keyOf(body)}`, language), FOUND);
      },
    }),
    route({
      ...aboutFirm,
      method: 'GET',
      path: FIRM_PATH,
      summary: 'What the firm has to do',
      audit: 'centre.opened',
      schemas: { params: Type.Object({ uscc: Key }) },
      async handle(call) {
        const centre = await centreDesk(kernel, call, call.params.uscc);
        return homePage(centre, await openFiles(centre), await othersOf(centre));
      },
    }),
  ];
}

/** All that is open, as the party sees it. */
async function openFiles({ kernel, caller, language, firm }: Centre): Promise<CaseFile[]> {
  const { items } = await listCases(kernel, caller, { subjectId: firm.subjectId, state: 'open', limit: 200 });
  const files: CaseFile[] = [];
  for (const { caseId } of items) files.push(await getCase(kernel, caseId, caller, language));
  return files.filter(isTold);
}

/** Firms for which the caller acts in a case without being theirs. */
async function othersOf({ kernel, caller, firm }: Centre): Promise<Body[]> {
  const { items } = await listCases(kernel, caller, { state: 'open', limit: 200 });
  const ids = items.map(({ subjectId }) => subjectId).filter((id) => id !== firm.subjectId);
  return [...(await bodiesOf(kernel.db.kysely, ids)).values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

interface Task {
  what: string;
  number: string;
  due: string | null;
  link: string;
}

function tasksOf(centre: Centre, file: CaseFile): Task[] {
  const { language, cases } = centre;
  const here = `${cases}/${file.case.caseId}`;
  const { number } = file.case;
  const steps = file.requirements
    // To give up a right is no task; it stands on the notice, after the others.
    .filter(({ refusal, transition }) => refusal === null && transition.means !== 'waive')
    .map(({ transition, due }) => ({
      what: titleOf(transition.title, language),
      number,
      due,
      link: `${here}/answer/${transition.id}`,
    }));
  const unconfirmed = file.deliveries.filter(({ method, outcome }) => method === 'electronic' && outcome === null);
  const receipts = unconfirmed.map(() => ({
    what: t(language, partyMessages)['home.confirm'](),
    number,
    due: null,
    link: here,
  }));
  return [...receipts, ...steps];
}

function homePage(centre: Centre, files: readonly CaseFile[], others: readonly Body[]): ReactElement {
  const { language, key } = centre;
  const say = t(language, partyMessages);
  const tasks = files
    .flatMap((file) => tasksOf(centre, file))
    .toSorted((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  return deskPage(
    centre,
    { title: say['home.title'](), path: `/centre/${key}` },
    <>
      {tasks.length === 0 ? (
        <p className="lead" data-empty="">
          {say['home.quiet']()}
        </p>
      ) : (
        <Tasks centre={centre} tasks={tasks} />
      )}
      <LastChange files={files} centre={centre} />
      <p>
        <a className="button second" href={href(`/centre/${key}/notices`, language)}>
          {say['home.all']()}
        </a>
      </p>
      {others.length === 0 ? null : (
        <>
          <p>{say['home.agents']()}</p>
          <ul>
            {others.map((body) => (
              <li key={body.subjectId}>
                <a href={href(`/centre/${keyOf(body)}`, language)}>
                  <Chinese language={language}>{body.name}</Chinese>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </>,
  );
}

function Tasks({ centre: { language }, tasks }: { centre: Centre; tasks: readonly Task[] }): ReactElement {
  const say = t(language, partyMessages);
  const common = t(language, caseMessages);
  return (
    <>
      <p>{say['home.lead']()}</p>
      <Table
        caption={say['home.title']()}
        hideCaption
        language={language}
        rows={tasks}
        rowKey={({ link }) => link}
        columns={[
          {
            head: say['home.what'](),
            heading: true,
            cell: ({ what, link }) => (
              <a href={href(link, language)}>
                <Foreign text={what} language={language} />
              </a>
            ),
          },
          {
            head: say['home.due'](),
            cell: ({ due }) => (due === null ? common['due.none']() : formatDate(due, language)),
          },
          { head: say['home.matter'](), cell: ({ number }) => <Chinese language={language}>{number}</Chinese> },
        ]}
      />
    </>
  );
}

function LastChange({
  centre: { language },
  files,
}: {
  centre: Centre;
  files: readonly CaseFile[];
}): ReactElement | null {
  const steps = files.flatMap((file) => file.case.steps.map((step) => ({ file, step })));
  const last = steps.toSorted((a, b) => a.step.at.getTime() - b.step.at.getTime() || a.step.n - b.step.n).at(-1);
  if (last === undefined) return null;
  const what = stepName(language, last.file.procedure, last.step);
  const text = t(language, partyMessages)['home.last']({
    day: formatDate(last.step.on, language),
    what,
    number: last.file.case.number,
  });
  return (
    <p className="meta">
      <Foreign text={text} language={language} />
    </p>
  );
}
