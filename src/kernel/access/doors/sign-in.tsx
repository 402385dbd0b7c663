import type { ReactElement } from 'react';
import { t } from '../../i18n/types.ts';
import { Field, Foreign, href } from '../../ui/index.ts';
import { oidcWay } from '../oidc/ways.ts';
import { doorMessages } from './messages.ts';
import { doorPage, faultOf, Hidden, type Door } from './parts.tsx';

/** `why`: because a page was wanted, a password was changed, one has just left; null = one came by oneself. */
export function signInPage(door: Door, account: string, why: 'wanted' | 'changed' | 'out' | null): ReactElement {
  const { language, face, person } = door;
  const say = t(language, doorMessages);
  const provider = oidcWay(door.kernel, face, language);
  const start = provider && `${provider.start}&to=${encodeURIComponent(door.back)}`;
  return doorPage(
    door,
    say[`in.title.${face}`](),
    <>
      {why === null ? null : (
        <div className="notice">
          <p data-message={`in.${why}`}>{say[`in.${why}`]()}</p>
          {why !== 'out' || provider === null ? null : (
            <p>
              <a href={href(provider.leave, language)}>{say['in.leave']({ provider: provider.title })}</a>
            </p>
          )}
        </div>
      )}
      {person === null ? null : (
        <p>
          <Foreign text={say['in.already']({ name: person.name })} language={language} />{' '}
          <a href={href(door.back, language)}>{say['in.continue']()}</a>
        </p>
      )}
      {provider === null || start === null ? null : (
        <p>
          <a className="button second" href={href(start, language)}>
            {say['in.provider']({ provider: provider.title })}
          </a>
        </p>
      )}
      <form method="post" action={href(`/${face}/sign-in`, language)} className="stack">
        <Hidden door={door} />
        <Field name="account" label={say['in.account']()} fault={faultOf(door, 'account')}>
          {(aria) => <input {...aria} defaultValue={account} autoComplete="username" autoCapitalize="none" required />}
        </Field>
        <Field name="password" label={say['in.password']()} fault={faultOf(door, 'password')}>
          {(aria) => <input {...aria} type="password" autoComplete="current-password" required />}
        </Field>
        <p>
          <button>{say['in.submit']()}</button>
        </p>
      </form>
      <p className="meta">{say[`in.help.${face}`]()}</p>
    </>,
  );
}
