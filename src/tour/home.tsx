import type { ReactElement } from 'react';
import type { Kernel } from '../kernel/context.ts';
import { ALL_FACES, route, type AnyRoute } from '../kernel/http/index.ts';
import { t, type Language } from '../kernel/i18n/types.ts';
import { formatDate, href, STEPS } from '../kernel/ui/index.ts';
import { portalPage, viewOf } from '../faces/portal/frame.tsx';
import { Changed } from './changed.tsx';
import { changesOf } from './changes.ts';
import { roleMessages } from './messages/roles.ts';
import { tourMessages } from './messages/tour.ts';
import { Csrf } from './visitors/csrf.tsx';
import { passingNow } from './passing.ts';
import { PLACES, ROLE_CARDS, type RoleCard } from './visitors/roles.ts';
import { TEXTS_PATH } from './texts/page.tsx';

/** Where a stranger begins: roles, clock, what changed, refusals. */
export function tourPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/tour',
    face: 'portal',
    servedWith: ALL_FACES,
    summary: 'The tour of the demonstration',
    permission: 'public',
    audit: 'none',
    schemas: {},
    async handle(call) {
      const view = viewOf(kernel, call);
      const { language, today } = view;
      const before = kernel.demonstration?.before ?? null;
      const from = before ?? kernel.clock.today().subtract({ days: 1 }).toString();
      const changes = await changesOf(kernel, from, today);
      const say = t(language, tourMessages);
      return portalPage(
        view,
        { title: say.title(), path: '/tour', noindex: true },
        <>
          <p className="lead">{say.lead()}</p>
          <h2>{say['roles.title']()}</h2>
          <p>{say['roles.note']()}</p>
          <div className="cards broad">
            {ROLE_CARDS.map((role) => (
              <Card key={role} role={role} language={language} csrf={call.csrf} />
            ))}
          </div>
          <p className="meta">{say['roles.inspector']()}</p>
          <h2 id="clock">{say['clock.title']()}</h2>
          <p>{say['clock.note']({ today: formatDate(today, language) })}</p>
          <form method="post" action={href('/tour/clock', language)} className="actions">
            <Csrf token={call.csrf} />
            <input type="hidden" name="back" value="/tour#changed" />
            {STEPS.map((step) => (
              <button key={step} name="by" value={step}>
                {say[`step.${step}`]()}
              </button>
            ))}
          </form>
          <p className="meta">{say['clock.once']()}</p>
          {passingNow(kernel) === undefined ? null : (
            <p className="notice">
              <a href={href('/tour/passing', language)}>{say['passing.title']()}</a>
            </p>
          )}
          <Changed kernel={kernel} changes={changes} language={language} pushed={before !== null} />
          <h2>{say['law.title']()}</h2>
          <p>{say['law.lead']()}</p>
          <p>
            <a className="button" href={href('/tour/law', language)}>
              {say['law.open']()}
            </a>
          </p>
          <h2>{say['more.title']()}</h2>
          <ul>
            <li>
              <a href={href(TEXTS_PATH, language)}>{say['more.texts']()}</a>
            </li>
            <li>
              <a href={href('/tour/reset', language)}>{say['more.reset']()}</a>
            </li>
          </ul>
        </>,
      );
    },
  });
}

function Card(props: { role: RoleCard; language: Language; csrf: string | null }): ReactElement {
  const { role, language, csrf } = props;
  const say = t(language, roleMessages) as Record<string, () => string>;
  const words = (key: string): string => say[key]?.() ?? key;
  return (
    <section data-card={role}>
      <h3>{words(role)}</h3>
      <p>{words(`${role}.look`)}</p>
      <form method="post" action={href('/tour/enter', language)} className="actions">
        <Csrf token={csrf} />
        <input type="hidden" name="as" value={role} />
        {PLACES[role].map((place, n) => (
          <button key={place} name="to" value={n} className={n === 0 ? undefined : 'second quiet'}>
            {words(`${role}.${n}`)}
          </button>
        ))}
      </form>
    </section>
  );
}
