import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, formatDate, Message, Table } from '../../../kernel/ui/index.ts';
import { strictInEffect, supervisionMessages } from '../../../during/supervision/index.ts';
import type { Centre } from '../../../kernel/faces/centre.tsx';
import { supervisionPageMessages as texts } from '../messages/supervision.ts';
import type { Told } from '../queries/supervision.ts';

interface Props {
  centre: Centre;
  told: Told;
}

type Own = (text: { zh: string; en: string }) => string;
const ownOf =
  ({ language }: Centre): Own =>
  (text) =>
    language === 'en' ? text.en : text.zh;

/** What the line means for a year, in whole sentences. */
export function Meaning({ centre, told: { plan, line } }: Props): ReactElement {
  const { language, kernel } = centre;
  const say = t(language, texts);
  const words = t(language, supervisionMessages);
  const own = ownOf(centre);
  const { ratio, visitsAtMost, forms } = line.inspection;
  const share = words.ratio({ from: ratio.from, to: ratio.to ?? null });
  const ways = forms.map((form) => words[`form.${form}`]()).join(language === 'en' ? ', ' : '、');
  const reference = strictInEffect(kernel, plan) ? '' : ` ${say['means.reference']()}`;
  return (
    <>
      <h3>{say['means.title']()}</h3>
      <ul>
        <Message as="li" from={texts} m="means.ratio" language={language} p={{ ratio: share }} />
        {ratio.verified === 'local-default' ? <Message as="li" from={texts} m="means.local" language={language} /> : null}
        {visitsAtMost === null ? null : <Message as="li" from={texts} m="means.visits" language={language} p={{ n: visitsAtMost }} />}
        {forms.length === 0 ? null : <Message as="li" from={texts} m="means.forms" language={language} p={{ forms: ways }} />}
      </ul>
      <Steps title={say['means.facilitation']()} steps={line.facilitation.map(({ title }) => own(title))} {...{ centre }} />
      <Steps title={say['means.reminders']()} steps={line.reminders.map(({ title }) => own(title))} {...{ centre }} />
      <Steps
        title={say['means.stricter']()}
        steps={line.stricter.map(({ title, basis }) => {
          const articles = basis.map(({ instrument, article }) => `${instrument}${article}`).join('；');
          return `${own(title)}（${articles}）${reference}`;
        })}
        {...{ centre }}
      />
    </>
  );
}

function Steps({ title, steps, centre }: { title: string; steps: readonly string[]; centre: Centre }): ReactElement | null {
  if (steps.length === 0) return null;
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {steps.map((step) => (
          <li key={step}>
            <Foreign text={step} language={centre.language} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What bears on the grade, and what will leave by itself and when. */
export function Changes({ centre, told: { plan, reason, usedUntil, moving } }: Props): ReactElement {
  const { language } = centre;
  const say = t(language, texts);
  const own = ownOf(centre);
  return (
    <>
      <h3>{say['change.title']()}</h3>
      {reason === 'graded' ? null : <Message from={texts} m="change.ungraded" language={language} />}
      {reason === 'graded' && usedUntil !== null ? (
        <Message from={texts} m="change.renew" language={language} p={{ day: formatDate(usedUntil, language) }} />
      ) : null}
      {reason === 'graded' && moving.length === 0 ? <Message from={texts} m="change.none" language={language} /> : null}
      {moving.length === 0 ? null : (
        <>
          <Message from={texts} m="change.lead" language={language} />
          <Table
            caption={say['of.plan']({ what: say['change.title'](), plan: own(plan.title) })}
            hideCaption
            language={language}
            rows={moving}
            rowKey={({ id }) => id}
            columns={[
              {
                head: say['change.what'](),
                heading: true,
                cell: ({ title }) => <Foreign text={own(title)} language={language} />,
              },
              { head: say['change.points'](), number: true, cell: ({ points }) => points },
              {
                head: say['change.day'](),
                cell: ({ changesOn }) => (changesOn === null ? say['change.stays']() : formatDate(changesOn, language)),
              },
            ]}
          />
        </>
      )}
    </>
  );
}

export function Past({ centre, told: { plan, changes } }: Props): ReactElement {
  const { language } = centre;
  const say = t(language, texts);
  const words = t(language, supervisionMessages);
  if (changes.length === 0)
    return (
      <>
        <h3>{say['past.title']()}</h3>
        <Message from={texts} m="past.none" language={language} />
      </>
    );
  return (
    <>
      <h3 id={`past-${plan.id}`}>{say['past.title']()}</h3>
      <Table
        caption={say['of.plan']({ what: say['past.title'](), plan: ownOf(centre)(plan.title) })}
        hideCaption
        language={language}
        rows={changes.slice(0, 20)}
        rowKey={({ version }) => String(version)}
        columns={[
          { head: say['past.day'](), heading: true, cell: ({ on_day: on }) => on },
          { head: say['past.from'](), cell: ({ from_grade: from }) => from ?? words['grade.none']() },
          { head: say['past.to'](), cell: ({ to_grade: to }) => to ?? words['grade.none']() },
          { head: say['past.cause'](), cell: ({ cause }) => words[`cause.${cause}`]() },
        ]}
      />
    </>
  );
}
