import type { ReactElement } from 'react';
import { t } from '../../i18n/types.ts';
import { Field, href } from '../../ui/index.ts';
import { doorMessages } from './messages.ts';
import { doorPage, faultOf, Hidden, type Door } from './parts.tsx';

/** `must`: with a one-time password nothing else is open. */
export function passwordPage(door: Door, must: boolean): ReactElement {
  const { language, face } = door;
  const say = t(language, doorMessages);
  return doorPage(
    door,
    must ? say['change.title']() : say['change.own'](),
    <>
      {must ? (
        <div className="notice">
          <p data-message="change.lead">{say['change.lead']()}</p>
        </div>
      ) : null}
      <form method="post" action={href(`/${face}/password`, language)} className="stack">
        <Hidden door={door} />
        <Field name="current" label={say['change.current']()} fault={faultOf(door, 'current')}>
          {(aria) => <input {...aria} type="password" autoComplete="current-password" required />}
        </Field>
        <Field name="next" label={say['change.next']()} hint={say['change.rule']()} fault={faultOf(door, 'next')}>
          {(aria) => <input {...aria} type="password" autoComplete="new-password" required />}
        </Field>
        <p>
          <button>{say['change.submit']()}</button>
        </p>
      </form>
    </>,
  );
}
