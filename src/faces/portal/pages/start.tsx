import { Temporal } from 'temporal-polyfill';
import type { ReactElement, ReactNode } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import type { AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { RemedyRulesContent } from '../../../kernel/policy/index.ts';
import { Foreign, formatDate, href, Message } from '../../../kernel/ui/index.ts';
import { plainPage, portalPage, type View } from '../frame.tsx';
import { repairMessages } from '../messages/repair.ts';
import { servicesMessages } from '../messages/services.ts';
import { Bullets, Part } from '../parts/prose.tsx';

const CREDIT_CHINA = 'https://www.creditchina.gov.cn/';
const COMPLAINTS = 'https://www.12315.cn/';

/** What can be done here, and one start page for each (ux.md §3.2). */
export function startPages(kernel: Kernel): AnyRoute[] {
  return [
    plainPage(kernel, '/services', 'What can be done here, each with its start page', services),
    plainPage(kernel, '/start/check', 'Start: look up the other party', check),
    plainPage(kernel, '/start/repair', 'Start: end display early; dates and papers, Credit China takes the application', repair),
    plainPage(kernel, '/start/mistake', 'Start: object to a record that is wrong', mistake),
    plainPage(kernel, '/start/answer', 'Start: answer a notice', answer),
  ];
}

const own = (path: string, view: View): string => href(path, view.language);

function services(view: View): ReactElement {
  const { language } = view;
  const say = t(language, servicesMessages);
  const repairs = t(language, repairMessages);
  const entries = [
    ['/start/check', say['check.title'](), say['check.lead']()],
    ['/start/mistake', say['mistake.title'](), say['mistake.lead']()],
    ['/start/repair', repairs.title(), repairs.lead()],
    ['/start/repair/when', say['when.title'](), say['when.lead']()],
    ['/start/answer', say['answer.title'](), say['answer.lead']()],
  ] as const;
  return portalPage(
    view,
    { title: say.title(), path: '/services' },
    <>
      <p className="lead">{say.lead()}</p>
      {entries.map(([path, title, lead]) => (
        <section key={path}>
          <h2>
            <a href={own(path, view)}>{title}</a>
          </h2>
          <p>
            <Foreign text={lead} language={language} />
          </p>
        </section>
      ))}
      <Part title={say['elsewhere.title']()}>
        <Message from={servicesMessages} m="elsewhere.complaint" language={language} links={{ complaint: COMPLAINTS }} />
        <Message from={servicesMessages} m="elsewhere.person" language={language} />
        <Message from={servicesMessages} m="elsewhere.report" language={language} links={{ signin: own('/help/sign-in', view) }} />
      </Part>
    </>,
  );
}

interface Start {
  title: string;
  path: string;
  lead: ReactNode;
  who: string;
  need: readonly string[];
  long: string;
  other: ReactNode;
  button: { href: string; label: string };
}

/** The same questions in the same order on every start page; one button, last of the facts. */
function startPage(view: View, start: Start, more: ReactNode): ReactElement {
  const { language } = view;
  const say = t(language, servicesMessages);
  return portalPage(
    view,
    { title: start.title, path: start.path, trail: [{ href: '/services', label: say.title() }] },
    <>
      {start.lead}
      <Part title={say.who()}>
        <p>{start.who}</p>
      </Part>
      <Part id="need" title={say.need()}>
        <Bullets items={start.need} language={language} />
      </Part>
      <Part title={say.long()}>
        <p>
          <Foreign text={start.long} language={language} />
        </p>
      </Part>
      <Part title={say.cost()}>
        <p>{say.free()}</p>
      </Part>
      <Part title={say.other()}>{start.other}</Part>
      <p className="foot-line">
        <a className="button" href={start.button.href}>
          {start.button.label}
        </a>
      </p>
      {more}
    </>,
  );
}

function AskOperator({ view }: { view: View }): ReactElement {
  return <Message from={servicesMessages} m="other.operator" language={view.language} links={{ contact: own('/contact', view) }} />;
}

function check(view: View): ReactElement {
  const { language } = view;
  const say = t(language, servicesMessages);
  const start: Start = {
    title: say['check.title'](),
    path: '/start/check',
    lead: <p className="lead">{say['check.lead']()}</p>,
    who: say['check.who'](),
    need: [say['check.need.1'](), say['check.need.2'](), say['check.need.3']()],
    long: say['check.long'](),
    other: <AskOperator view={view} />,
    button: { href: own('/search', view), label: say['check.start']() },
  };
  const links = { absence: own('/help/absence', view), verify: own('/verify', view) };
  return startPage(
    view,
    start,
    <Part title={say['check.note.title']()}>
      <ul>
        {(['check.note.1', 'check.note.2', 'check.note.3', 'check.note.4'] as const).map((m) => (
          <Message key={m} as="li" from={servicesMessages} m={m} language={language} links={links} />
        ))}
      </ul>
    </Part>,
  );
}

function repair(view: View): ReactElement {
  const { language } = view;
  const say = t(language, repairMessages);
  const links = {
    when: own('/start/repair/when', view),
    mistake: own('/start/mistake', view),
    decision: own('/start/mistake#decision', view),
  };
  const start: Start = {
    title: say.title(),
    path: '/start/repair',
    lead: (
      <>
        <Message from={repairMessages} m="nothing" language={language} className="lead" />
        <FreeOfCharge view={view} />
        <p>{say.lead()}</p>
        <Part title={say['ask.title']()}>
          <ul>
            {(['ask.same', 'ask.differs', 'ask.decision'] as const).map((m) => (
              <Message key={m} as="li" from={repairMessages} m={m} language={language} links={links} />
            ))}
          </ul>
        </Part>
      </>
    ),
    who: say.who(),
    need: [say['need.1'](), say['need.2'](), say['need.3']()],
    long: say.long(),
    other: <p>{say.other()}</p>,
    button: { href: links.when, label: say.start() },
  };
  return startPage(
    view,
    start,
    <>
      <p>
        <a href={CREDIT_CHINA} rel="noreferrer">
          {say.china()}
        </a>
      </p>
      <Part title={say['effect.title']()}>
        <p>{say.effect()}</p>
      </Part>
    </>,
  );
}

/** Against paid agents, first on each page of repair. */
export function FreeOfCharge({ view }: { view: View }): ReactElement {
  return (
    <div className="notice">
      <Message from={repairMessages} m="free" language={view.language} links={{ rule: own('/rules/display-rules/ndrc', view) }} />
    </div>
  );
}

function mistake(view: View): ReactElement {
  const { language, kernel, today } = view;
  const say = t(language, servicesMessages);
  const day = kernel.calendar.addWorkingDays(Temporal.PlainDate.from(today), 1).due;
  const start: Start = {
    title: say['mistake.title'](),
    path: '/start/mistake',
    lead: <p className="lead">{say['mistake.lead']()}</p>,
    who: say['mistake.who'](),
    need: [say['mistake.need.1'](), say['mistake.need.2'](), say['mistake.need.3']()],
    long: say['mistake.long']({ day: formatDate(day, language) }),
    other: <AskOperator view={view} />,
    button: { href: own('/search', view), label: say['mistake.start']() },
  };
  return startPage(
    view,
    start,
    <>
      <p className="hint">{say['mistake.hint']()}</p>
      <Decision view={view} />
    </>,
  );
}

/** Against the decision itself: periods and articles are policy data. */
export function Decision({ view }: { view: View }): ReactElement | null {
  const { language, kernel, today } = view;
  const say = t(language, servicesMessages);
  const rules = kernel.policy.find<RemedyRulesContent>('remedy-rules', 'remedy', today);
  if (rules === undefined) return null;
  const { review, suit } = rules.content;
  const basis = (of: { instrument: string; article: string }) => `${of.instrument}${of.article}`;
  const sentences = [
    say['decision.review']({ days: review.days, basis: basis(review.basis) }),
    say['decision.suit']({ months: suit.months, days: suit.daysAfterReview, basis: basis(suit.basis) }),
  ];
  return (
    <Part id="decision" title={say['decision.title']()}>
      <p>{say['decision.lead']()}</p>
      <Bullets items={sentences} language={language} />
      <Message
        from={servicesMessages}
        m="decision.body"
        language={language}
        links={{ remedy: own(`/rules/remedy-rules/${rules.id}`, view) }}
      />
    </Part>
  );
}

function answer(view: View): ReactElement {
  const say = t(view.language, servicesMessages);
  const start: Start = {
    title: say['answer.title'](),
    path: '/start/answer',
    lead: <p className="lead">{say['answer.lead']()}</p>,
    who: say['answer.who'](),
    need: [say['answer.need.1'](), say['answer.need.2'](), say['answer.need.3']()],
    long: say['answer.long'](),
    other: <p>{say['answer.other']()}</p>,
    button: { href: own('/centre', view), label: say['answer.start']() },
  };
  return startPage(view, start, <p>{say['answer.hearing']()}</p>);
}
