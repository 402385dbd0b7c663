import { deskPage, firmRoute, type Centre } from '../../../kernel/faces/centre.tsx';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, formatDate, href, Message } from '../../../kernel/ui/index.ts';
import { scaleTitle } from '../../../during/supervision/index.ts';
import { supervisionPageMessages as texts } from '../messages/supervision.ts';
import { organName } from '../../../kernel/procedures/index.ts';
import { Changes, Meaning, Past } from '../parts/supervision.tsx';
import { ownSupervision, type OwnSupervision, type Told } from '../queries/supervision.ts';

export function supervisionPages(kernel: Kernel): AnyRoute[] {
  return [
    firmRoute(kernel, {
      path: '/supervision',
      summary: 'How the firm is supervised, why, what would change it, and what to do where it is wrong',
      audit: 'supervision.opened',
      mandated: 'file',
      async handle(centre) {
        return supervisionPage(centre, await ownSupervision(centre));
      },
    }),
  ];
}

function supervisionPage(centre: Centre, { kind, told, internal }: OwnSupervision): ReactElement {
  const { kernel, language, home } = centre;
  const say = t(language, texts);
  const organ = (code: string): string => organName(kernel, code, language);
  const organs = internal.map(organ).join(language === 'en' ? ', ' : '、');
  return deskPage(
    centre,
    { title: say.title(), path: `${home}/supervision` },
    <>
      <p>{say.lead()}</p>
      <section className="box" data-first="">
        <Message from={texts} m="nothing.todo" language={language} className="lead" />
        <Message from={texts} m="limits" language={language} />
      </section>
      {told.length > 0 ? null : <p data-empty="">{kind === 'individual_business' ? say.individual() : say.none()}</p>}
      {told.map((each) => (
        <One key={each.plan.id} centre={centre} told={each} />
      ))}
      {internal.length === 0 ? null : <Message from={texts} m="internal" language={language} p={{ organs }} />}
    </>,
  );
}

function One({ centre, told }: { centre: Centre; told: Told }): ReactElement {
  const { kernel, language } = centre;
  const { plan, line } = told;
  const own = (text: { zh: string; en: string }) => (language === 'en' ? text.en : text.zh);
  const organ = organName(kernel, plan.content.issuedBy, language);
  return (
    <section aria-labelledby={`plan-${plan.id}`} data-plan={plan.id} data-reason={told.reason}>
      <h2 id={`plan-${plan.id}`}>
        <Foreign text={own(plan.title)} language={language} />
      </h2>
      <p className="lead">
        <strong>
          <Foreign text={own(line.title)} language={language} />
        </strong>
      </p>
      <Why centre={centre} told={told} />
      <Message from={texts} m="by.organ" language={language} p={{ organ }} />
      <Meaning centre={centre} told={told} />
      <Changes centre={centre} told={told} />
      <Wrong centre={centre} told={told} organ={organ} />
      <Past centre={centre} told={told} />
      <p>
        <a href={href(`/rules/supervision-plan/${plan.id}`, language)}>{t(language, texts).rules()}</a>
      </p>
    </section>
  );
}

function Why({ centre, told }: { centre: Centre; told: Told }): ReactElement {
  const { kernel, language, today } = centre;
  const { reason, grade, gradedOn, since, plan } = told;
  const scale = scaleTitle(kernel.policy, plan, today);
  const p = {
    scale: language === 'en' ? scale.en : scale.zh,
    grade: grade ?? '',
    day: formatDate(gradedOn ?? today, language),
  };
  return (
    <>
      {reason === 'graded' ? (
        <Message from={texts} m="why.graded" language={language} p={p} />
      ) : (
        <Message from={texts} m={`why.${reason}`} language={language} />
      )}
      {since === null ? null : <Message from={texts} m="since" language={language} p={{ day: formatDate(since, language) }} />}
    </>
  );
}

/** A wrong record and a wrong grade are two things: each says where one goes. */
function Wrong({ centre, told, organ }: { centre: Centre; told: Told; organ: string }): ReactElement {
  const { kernel, language, home } = centre;
  const say = t(language, texts);
  const contact = kernel.settings.organContacts?.[told.plan.content.issuedBy];
  const file = href(`${home}/file`, language);
  return (
    <>
      <h3>{say['wrong.title']()}</h3>
      <Message from={texts} m="wrong.record" language={language} links={{ file }} />
      <Message from={texts} m="wrong.grade" language={language} p={{ organ }} />
      {contact === undefined ? null : (
        <p>
          <Foreign text={say['wrong.contact']({ contact: language === 'en' ? contact.en : contact.zh })} language={language} />
        </p>
      )}
      <Message from={texts} m="wrong.free" language={language} />
    </>
  );
}
