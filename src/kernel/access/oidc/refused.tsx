import type { ReactElement } from 'react';
import type { Kernel } from '../../context.ts';
import { errorText } from '../../errors/messages.ts';
import type { XinhengError } from '../../errors/index.ts';
import { t, type Language } from '../../i18n/types.ts';
import { Foreign, href } from '../../ui/index.ts';
import type { DoorFace } from '../doors/back.ts';
import { doorPage } from '../doors/parts.tsx';
import { oidcMessages } from './messages.ts';

export interface OidcRefusal {
  face: DoorFace;
  language: Language;
  to: string;
  /** Where one begins anew; null where the face has no provider. */
  way: string | null;
  error: XinhengError;
  /** Who somebody without an account is at the provider, for that person to pass on. */
  identity: string | null;
}

/** What was wrong, what one can do, and both ways to try again; nothing of what the provider said. */
export function oidcRefusedPage(kernel: Pick<Kernel, 'settings' | 'clock'>, of: OidcRefusal): ReactElement {
  const { face, language, to, way, error, identity } = of;
  const say = t(language, oidcMessages);
  const { title, what, how } = errorText(language, error);
  const password = `/${face}/sign-in?back=${encodeURIComponent(to)}`;
  return doorPage(
    { kernel, language, face, path: `/${face}`, person: null, back: to, faults: [] },
    title,
    <>
      <div className="notice" data-message={`${error.code}.what`}>
        <p className="lead">
          <Foreign text={what} language={language} />
        </p>
        <p>
          <Foreign text={how} language={language} />
        </p>
      </div>
      {identity === null ? null : (
        <>
          <p>
            <strong>{say.identity({ identity: identity })}</strong>
          </p>
          <p className="meta">{say['identity.for']()}</p>
        </>
      )}
      {way === null ? null : (
        <p>
          <a href={href(way, language)}>{say.again()}</a>
        </p>
      )}
      <p>
        <a href={href(password, language)}>{say.password()}</a>
      </p>
    </>,
  );
}
