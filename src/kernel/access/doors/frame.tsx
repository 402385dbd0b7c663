import type { ReactElement } from 'react';
import type { Kernel } from '../../context.ts';
import { t, type Language } from '../../i18n/types.ts';
import { Chinese, href, siteParts, type MenuLink, type SiteFrame } from '../../ui/index.ts';
import type { Role } from '../types.ts';
import type { DoorFace } from './back.ts';
import { doorMessages } from './messages.ts';

/** Who is signed in, as each page says it. */
export interface Person {
  name: string;
  role: Role;
  /** Name of the organ; null for those without one. */
  organ: string | null;
  csrf: string;
}

/** The frame of a face that people sign in to; without a person: its door. */
export function signedInFrame(
  kernel: Pick<Kernel, 'settings' | 'clock'>,
  language: Language,
  of: { face: DoorFace; person: Person | null; verbs?: readonly MenuLink[]; band?: ReactElement },
): SiteFrame {
  const say = t(language, doorMessages);
  const parts = siteParts(kernel, language, '');
  return {
    ...parts,
    face: say[`face.${of.face}`](),
    home: `/${of.face}`,
    verbs: of.verbs ?? [],
    footNote: say[`foot.${of.face}`]({ site: parts.siteName }),
    foot: [],
    band: (
      <>
        {of.person === null ? null : <Who person={of.person} face={of.face} language={language} />}
        {of.band ?? null}
      </>
    ),
  };
}

export function roleName(role: Role, language: Language): string {
  return t(language, doorMessages)[`role.${role}`]();
}

function Who({ person, face, language }: { person: Person; face: DoorFace; language: Language }): ReactElement {
  const say = t(language, doorMessages);
  return (
    <aside className="who" aria-label={say['who.label']()}>
      <div className="wide">
        <p>
          <strong>
            <Chinese language={language}>{person.name}</Chinese>
          </strong>
          <span className="part">{roleName(person.role, language)}</span>
          {person.organ === null ? null : (
            <span className="part">
              <Chinese language={language}>{person.organ}</Chinese>
            </span>
          )}
        </p>
        <form method="post" action={href(`/${face}/sign-out`, language)}>
          <input type="hidden" name="_csrf" value={person.csrf} />
          <button className="second quiet">{say['sign-out']()}</button>
        </form>
      </div>
    </aside>
  );
}
