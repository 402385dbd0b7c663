import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { nameOf, titleOf, whoMay, type CaseFile, type RequirementFor } from '../../../kernel/procedures/index.ts';
import { Foreign, formatDate, href } from '../../../kernel/ui/index.ts';
import type { Desk } from '../desk.tsx';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { RefusalPairs } from './refusal.tsx';

/** Only the next lawful steps, as ways to their forms. */
export function OpenSteps({ desk, file }: { desk: Desk; file: CaseFile }): ReactElement {
  const { language } = desk;
  const say = t(language, officialMessages);
  // The way out comes last: nobody should take it for the next step.
  const open = file.requirements
    .filter(({ refusal }) => refusal === null)
    .toSorted((a, b) => Number(a.transition.means === 'close') - Number(b.transition.means === 'close'));
  return (
    <section aria-labelledby="yours">
      <h2 id="yours">{say['case.yours']()}</h2>
      {open.length === 0 ? <p>{say['case.yours.none']()}</p> : null}
      <ul className="steps">
        {open.map((each) => (
          <OpenStep key={each.transition.id} desk={desk} file={file} requirement={each} />
        ))}
      </ul>
    </section>
  );
}

function OpenStep({
  desk,
  file,
  requirement,
}: {
  desk: Desk;
  file: CaseFile;
  requirement: RequirementFor;
}): ReactElement {
  const { language, cases } = desk;
  const say = t(language, officialMessages);
  const { transition, rule, due, standing } = requirement;
  const name = titleOf(transition.title, language);
  const list = (titles: readonly string[]) => titles.join(t(language, caseMessages).separator());
  const asks = [...transition.fields, ...(transition.papers ?? [])].map(({ title }) => titleOf(title, language));
  const makes = transition.makes.map((id) => nameOf(language, file.procedure, id));
  const lines = [
    ...(asks.length === 0 ? [] : [say['case.asks']({ names: list(asks) })]),
    ...(makes.length === 0 ? [] : [say['case.makes']({ names: list(makes) })]),
    ...(rule === null
      ? []
      : [say['case.rule']({ text: `${rule.instrument}${language === 'en' ? ', ' : ''}${rule.article}` })]),
  ];
  return (
    <li data-step={transition.id}>
      <h3>
        <Foreign text={name} language={language} />
      </h3>
      {due === null ? null : (
        <p>
          <StandingMark standing={standing} language={language} />{' '}
          {t(language, caseMessages)['due.by']({ day: formatDate(due, language) })}
        </p>
      )}
      {lines.map((line) => (
        <p key={line} className="meta">
          <Foreign text={line} language={language} />
        </p>
      ))}
      <a
        className={transition.means === 'close' ? 'button second' : 'button'}
        href={href(`${cases}/${file.case.caseId}/steps/${transition.id}`, language)}
      >
        <Foreign text={say['case.do']({ name })} language={language} />
      </a>
    </li>
  );
}

/** What is not open, and from when it is; and whose the other steps are, one line each. */
export function ClosedSteps({ file, language }: { file: CaseFile; language: Language }): ReactElement | null {
  const closed = file.requirements.filter(({ refusal, transition }) => refusal !== null && transition.on === undefined);
  if (closed.length === 0) return null;
  const say = t(language, officialMessages);
  const others = closed.filter(({ refusal, hindrances }) => refusal?.code === 'FORBIDDEN' && hindrances.length === 0);
  const waiting = closed.filter((each) => !others.includes(each));
  return (
    <section aria-labelledby="later">
      <h2 id="later">{say['case.later']()}</h2>
      <ul className="steps">
        {waiting.map(({ transition, text }) => (
          <li key={transition.id} data-closed={transition.id}>
            <h3>
              <Foreign text={titleOf(transition.title, language)} language={language} />
            </h3>
            {text === null ? null : <RefusalPairs text={text} language={language} />}
          </li>
        ))}
        {others.map(({ transition }) => {
          const name = titleOf(transition.title, language);
          return (
            <li key={transition.id} data-closed={transition.id}>
              <Foreign text={say['case.whose']({ name, who: whoMay(language, transition.by) })} language={language} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function StandingMark(props: { standing: RequirementFor['standing']; language: Language }): ReactElement {
  const { standing, language } = props;
  const tone = standing === 'late' ? 'late' : standing === 'soon' ? 'soon' : 'plain';
  return <span className={`mark ${tone}`}>{t(language, caseMessages)[`standing.${standing}`]()}</span>;
}
