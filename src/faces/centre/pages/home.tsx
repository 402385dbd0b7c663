import { Type } from 'typebox';
import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { listMessages } from '../../../kernel/notify/index.ts';
import { openMatters, partyTasks, stepName, toldCases, type CaseFile, type PartyTask } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatDate, formatTime, href, Table } from '../../../kernel/ui/index.ts';
import {
  aboutFirm,
  centreDesk,
  deskPage,
  draftsOf,
  filingsOf,
  FIRM_PATH,
  Key,
  type Centre,
  type Draft,
  type Filing,
} from '../../../support/cases/index.ts';
import { mergedEntries, type MergedEntry } from '../merged/entries.ts';
import { homeMessages } from '../messages/home.ts';
import { MergedEntries } from '../parts/merged.tsx';
import { adverseShown } from '../../../registry/publicity/index.ts';

const params = Type.Object({ uscc: Key });

export function homePages(kernel: Kernel): AnyRoute[] {
  return [
    route({
      ...aboutFirm,
      method: 'GET',
      path: FIRM_PATH,
      summary: 'What the firm has to do',
      audit: 'centre.opened',
      schemas: { params },
      async handle(call) {
        const centre = await centreDesk(kernel, call, call.params.uscc);
        const files = await openMatters(kernel, call.caller, call.language, centre.firm.subjectId);
        const unread = await listMessages(kernel, call.caller, call.language, { unread: true, limit: 20 });
        const drafts = centre.standing.as === 'case' ? [] : await draftsOf(kernel, centre.firm.subjectId);
        return homePage(centre, files, {
          merged: centre.standing.as === 'case' ? [] : await mergedEntries(centre),
          unread: unread.items.length,
          more: unread.next !== null,
          drafts: drafts.length,
          shown: centre.may('see') ? await kernel.db.tx((tx) => adverseShown(tx, kernel, centre.firm.subjectId)) : null,
        });
      },
    }),
    route({
      ...aboutFirm,
      method: 'GET',
      path: `${FIRM_PATH}/applications`,
      summary: 'What was handed in for the firm, by whom, and drafts',
      audit: 'centre.filed',
      schemas: { params },
      async handle(call) {
        const centre = await centreDesk(kernel, call, call.params.uscc);
        const { firm, cases } = centre;
        const files = await toldCases(kernel, call.caller, call.language, { subjectId: firm.subjectId, limit: 50 });
        const drafts = centre.may('see') ? await draftsOf(kernel, firm.subjectId) : [];
        const filings = await filingsOf(kernel, files, {
          subjectId: firm.subjectId,
          cases,
          language: call.language,
        });
        return filedPage(centre, files, filings, drafts);
      },
    }),
  ];
}

function homePage(
  centre: Centre,
  files: readonly CaseFile[],
  also: {
    unread: number;
    more: boolean;
    drafts: number;
    merged: readonly MergedEntry[];
    shown: { n: number; day: string | null } | null;
  },
): ReactElement {
  const { language, key, cases } = centre;
  const say = t(language, homeMessages);
  const tasks = partyTasks(files, { cases, language });
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
      <MergedEntries entries={also.merged} language={language} />
      {also.drafts === 0 ? null : (
        <p>
          <a href={href(`/centre/${key}/applications`, language)}>{say['home.drafts']({ n: also.drafts })}</a>
        </p>
      )}
      {also.unread === 0 ? null : (
        <p>
          {say['home.unread']({ n: also.more ? `${also.unread}+` : String(also.unread) })}{' '}
          <a href={href('/centre/messages', language)}>{say['home.messages']()}</a>
        </p>
      )}
      {also.shown === null ? null : (
        <p>
          {shownText(also.shown, language)} <a href={href(`/centre/${key}/file`, language)}>{say['home.file']()}</a>
        </p>
      )}
    </>,
  );
}

function shownText({ n, day }: { n: number; day: string | null }, language: Language): string {
  const say = t(language, homeMessages);
  if (n === 0) return say['home.shown.none']();
  return day === null ? say['home.shown']({ n }) : say['home.shown.until']({ n, day: formatDate(day, language) });
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

function filedPage(centre: Centre, files: readonly CaseFile[], filings: readonly Filing[], drafts: readonly Draft[]): ReactElement {
  const { language, key, cases } = centre;
  const say = t(language, homeMessages);
  const nameOf = ({ caseId, step }: Draft): string => {
    const file = files.find((each) => each.case.caseId === caseId);
    const title = file?.procedure.transitions.find(({ id }) => id === step)?.title;
    return `${(language === 'en' ? title?.en : title?.zh) ?? step} ${file?.case.number ?? ''}`.trim();
  };
  const time = (at: Date): string => formatTime(Temporal.Instant.fromEpochMilliseconds(at.getTime()), language);
  return deskPage(
    centre,
    { title: say['filed.title'](), path: `/centre/${key}/applications` },
    <>
      <p>{say['filed.lead']()}</p>
      {drafts.length === 0 ? null : (
        <section aria-labelledby="drafts">
          <h2 id="drafts">{say['filed.drafts']()}</h2>
          <p>{say['filed.drafts.lead']()}</p>
          <ul>
            {drafts.map((draft) => (
              <li key={`${draft.caseId} ${draft.step}`}>
                <Foreign text={nameOf(draft)} language={language} />
                <span className="part">{say['filed.draft']({ account: draft.by, time: time(draft.at) })}</span>{' '}
                <a href={href(`${cases}/${draft.caseId}/answer/${draft.step}`, language)}>{say['filed.go']()}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="done">
        <h2 id="done">{say['filed.done']()}</h2>
        {filings.length === 0 ? (
          <p data-empty="">{say['filed.none']()}</p>
        ) : (
          <Table
            caption={say['filed.done']()}
            hideCaption
            language={language}
            rows={filings}
            rowKey={({ link }) => link}
            columns={[
              {
                head: say['filed.what'](),
                heading: true,
                cell: ({ what, link }) => (
                  <a href={href(link, language)}>
                    <Foreign text={what} language={language} />
                  </a>
                ),
              },
              { head: say['filed.by'](), cell: ({ by }) => by },
              { head: say['filed.at'](), cell: ({ at }) => time(at) },
              { head: say['filed.number'](), cell: ({ number }) => <Chinese language={language}>{number}</Chinese> },
            ]}
          />
        )}
      </section>
      <section aria-labelledby="ways">
        <h2 id="ways">{say['filed.ways']()}</h2>
        <ul>
          <li>
            <a href={href(`/centre/${key}/file`, language)}>{say['filed.repair']()}</a>
          </li>
          <li>
            <a href={href(`/centre/${key}/file`, language)}>{say['filed.wrong']()}</a>
          </li>
          <li>
            <a href={href(cases, language)}>{say['filed.notice']()}</a>
          </li>
        </ul>
      </section>
    </>,
  );
}
