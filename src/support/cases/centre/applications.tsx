import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { deskPage, firmRoute, type Centre } from '../../../kernel/faces/centre.tsx';
import type { AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { titleOf, toldCases, type CaseFile } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatTime, href, Table } from '../../../kernel/ui/index.ts';
import { draftsOf, type Draft } from '../drafts.ts';
import { filedMessages } from '../messages/filed.ts';
import { filingsOf, type Filing } from './filings.ts';

export function applicationPages(kernel: Kernel): AnyRoute[] {
  return [
    firmRoute(kernel, {
      path: '/applications',
      summary: 'What was handed in for the firm, by whom, and drafts',
      audit: 'centre.filed',
      async handle(centre) {
        const { caller, cases, language } = centre;
        const { subjectId } = centre.firm;
        // The latest matters, closed ones too.
        const files = await toldCases(kernel, caller, language, { subjectId, limit: 50 });
        const drafts = centre.may('see') ? await draftsOf(kernel, subjectId) : [];
        return filedPage(centre, files, await filingsOf(kernel, files, { subjectId, cases, language }), drafts);
      },
    }),
  ];
}

function filedPage(centre: Centre, files: readonly CaseFile[], filings: readonly Filing[], drafts: readonly Draft[]): ReactElement {
  const { language, home, cases } = centre;
  const say = t(language, filedMessages);
  const nameOf = ({ caseId, step }: Draft): string => {
    const file = files.find((each) => each.case.caseId === caseId);
    const title = file?.procedure.transitions.find(({ id }) => id === step)?.title;
    return `${title === undefined ? step : titleOf(title, language)} ${file?.case.number ?? ''}`.trim();
  };
  const time = (at: Date): string => formatTime(Temporal.Instant.fromEpochMilliseconds(at.getTime()), language);
  return deskPage(
    centre,
    { title: say['filed.title'](), path: `${home}/applications` },
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
            <a href={href(`${home}/file`, language)}>{say['filed.repair']()}</a>
          </li>
          <li>
            <a href={href(`${home}/file`, language)}>{say['filed.wrong']()}</a>
          </li>
          <li>
            <a href={href(cases, language)}>{say['filed.notice']()}</a>
          </li>
        </ul>
      </section>
    </>,
  );
}
