import type { ReactElement } from 'react';
import { t } from '../../i18n/types.ts';
import { Field, href } from '../../ui/index.ts';
import { doorMessages } from './messages.ts';
import { doorPage, faultOf, Hidden, type Door } from './parts.tsx';

/** Before a look above PUBLIC. Empty on purpose: a purpose that is filled in for one is nobody's. */
export function purposePage(door: Door, scope: string): ReactElement {
  const { language, face } = door;
  const say = t(language, doorMessages);
  return doorPage(
    door,
    say['purpose.title'](),
    <>
      <p className="lead" data-message="purpose.lead">
        {say['purpose.lead']()}
      </p>
      <form method="post" action={href(`/${face}/purpose`, language)} className="stack">
        <Hidden door={door} />
        <input type="hidden" name="scope" value={scope} />
        <Field name="purpose" label={say['purpose.label']()} hint={say['purpose.hint']()} fault={faultOf(door, 'purpose')}>
          {(aria) => <input {...aria} className="long" maxLength={200} required />}
        </Field>
        <p>
          <button>{say['purpose.submit']()}</button>
        </p>
      </form>
      <p className="meta">{say['purpose.kept']()}</p>
      <p className="meta">{say['purpose.once']()}</p>
    </>,
  );
}
