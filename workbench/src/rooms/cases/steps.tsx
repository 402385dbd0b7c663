import type { ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { formatDay } from '../../parts/format.ts';
import { PageLink } from '../../parts/links.tsx';
import { Mark, Mixed } from '../../parts/text.tsx';
import type { Step } from './api.ts';
import { caseMessages } from './messages.ts';
import { RefusalFacts } from './refusal.tsx';

/** Only the next lawful steps, as ways to their forms. */
export function OpenSteps({ id, steps }: { id: string; steps: readonly Step[] }): ReactElement {
  const say = useSay(caseMessages);
  const open = steps.filter((step) => step.open);
  return (
    <section aria-labelledby="yours">
      <h2 id="yours">{say.yours()}</h2>
      {open.length === 0 ? <p>{say['yours.none']()}</p> : null}
      <ul className="steps">
        {open.map((step) => (
          <OpenStep key={step.transition} id={id} step={step} />
        ))}
      </ul>
    </section>
  );
}

function OpenStep({ id, step }: { id: string; step: Step }): ReactElement {
  const say = useSay(caseMessages);
  const { title, due, standing, asks, makes, rule } = step;
  const lines = [
    ...(asks.length === 0 ? [] : [say.asks({ names: asks.join(say.separator()) })]),
    ...(makes.length === 0 ? [] : [say.makes({ n: makes.length, names: makes.join(say.separator()) })]),
    ...(rule === null ? [] : [say.rule({ text: rule })]),
  ];
  return (
    <li data-step={step.transition}>
      <h3>
        <Mixed>{title}</Mixed>
      </h3>
      {due === null ? null : (
        <p>
          {standing === 'late' || standing === 'soon' ? <Mark kind={standing}>{say[`standing.${standing}`]()}</Mark> : null}{' '}
          {say['due.by']({ day: formatDay(due) })}
        </p>
      )}
      {lines.map((line) => (
        <p key={line} className="meta">
          <Mixed>{line}</Mixed>
        </p>
      ))}
      <p>
        <PageLink to={`/cases/${id}/steps/${step.transition}`} className={step.closes ? 'button second' : 'button'}>
          <Mixed>{say.do({ name: title })}</Mixed>
        </PageLink>
      </p>
    </li>
  );
}

/** What is not open, why and from when; and whose the other steps are, one line each. */
export function LaterSteps({ steps }: { steps: readonly Step[] }): ReactElement | null {
  const say = useSay(caseMessages);
  const closed = steps.filter((step) => !step.open);
  if (closed.length === 0) return null;
  return (
    <section aria-labelledby="later">
      <h2 id="later">{say.later()}</h2>
      <ul className="steps">
        {closed
          .filter(({ others }) => !others)
          .map(({ transition, title, refusal }) => (
            <li key={transition} data-closed={transition}>
              <h3>
                <Mixed>{title}</Mixed>
              </h3>
              {refusal === null ? null : <RefusalFacts refusal={refusal} />}
            </li>
          ))}
        {closed
          .filter(({ others }) => others)
          .map(({ transition, title, who }) => (
            <li key={transition} data-closed={transition}>
              <Mixed>{say.whose({ name: title, who })}</Mixed>
            </li>
          ))}
      </ul>
    </section>
  );
}
