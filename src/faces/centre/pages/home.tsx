import { Fragment, type ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { deskPage, firmRoute, homeCards, type Centre, type HomeCard } from '../../../kernel/faces/centre.tsx';
import type { AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { listMessages } from '../../../kernel/notify/index.ts';
import { openMatters, partyTasks, stepName, type CaseFile, type PartyTask } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatDate, href, Table } from '../../../kernel/ui/index.ts';
import { homeMessages } from '../messages/home.ts';

export function homePages(kernel: Kernel): AnyRoute[] {
  return [
    firmRoute(kernel, {
      path: '',
      summary: 'What the firm has to do',
      audit: 'centre.opened',
      async handle(centre, { caller, language }) {
        const files = await openMatters(kernel, caller, language, centre.firm.subjectId);
        const cards = kernel.offers.at(homeCards).toSorted((a, b) => a.place - b.place);
        return homePage(centre, files, await Promise.all(cards.map((card) => card.draw(centre))));
      },
    }),
  ];
}

function homePage(centre: Centre, files: readonly CaseFile[], cards: readonly (ReactElement | null)[]): ReactElement {
  const { language, home, cases } = centre;
  const say = t(language, homeMessages);
  const tasks = partyTasks(files, { cases, language });
  return deskPage(
    centre,
    { title: say['home.title'](), path: home },
    <>
      {tasks.length === 0 ? (
        <p className="lead" data-empty="">
          {say['home.quiet']()}
        </p>
      ) : (
        <Tasks centre={centre} tasks={tasks} />
      )}
      <LastChange files={files} centre={centre} />
      {cards.map((card, place) => (
        <Fragment key={place}>{card}</Fragment>
      ))}
    </>,
  );
}

function Tasks({ centre: { language }, tasks }: { centre: Centre; tasks: readonly PartyTask[] }): ReactElement {
  const say = t(language, homeMessages);
  return (
    <>
      <p>{say['home.lead']()}</p>
      <Table
        caption={say['home.title']()}
        hideCaption
        language={language}
        rows={tasks}
        rowKey={({ link, what }) => `${link} ${what}`}
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
            cell: ({ due }) => (due === null ? say['home.noDue']() : formatDate(due, language)),
          },
          { head: say['home.matter'](), cell: ({ number }) => <Chinese language={language}>{number}</Chinese> },
        ]}
      />
    </>
  );
}

function LastChange(props: { centre: Centre; files: readonly CaseFile[] }): ReactElement | null {
  const { language } = props.centre;
  const steps = props.files.flatMap((file) => file.case.steps.map((step) => ({ file, step })));
  const last = steps.toSorted((a, b) => a.step.at.getTime() - b.step.at.getTime() || a.step.n - b.step.n).at(-1);
  if (last === undefined) return null;
  const text = t(language, homeMessages)['home.last']({
    day: formatDate(last.step.on, language),
    what: stepName(language, last.file.procedure, last.step),
    number: last.file.case.number,
  });
  return (
    <p className="meta">
      <Foreign text={text} language={language} />
    </p>
  );
}

export const unreadCard: HomeCard = {
  place: 30,
  async draw({ kernel, caller, language }) {
    const { items, next } = await listMessages(kernel, caller, language, { unread: true, limit: 20 });
    if (items.length === 0) return null;
    const say = t(language, homeMessages);
    return (
      <p>
        {say['home.unread']({ n: next === null ? String(items.length) : `${items.length}+` })}{' '}
        <a href={href('/centre/messages', language)}>{say['home.messages']()}</a>
      </p>
    );
  },
};
