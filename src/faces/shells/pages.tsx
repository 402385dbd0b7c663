import type { ReactElement } from 'react';
import { personOf, signedInFrame, type Role } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { noIndex, route, type AnyRoute } from '../../kernel/http/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { href, page } from '../../kernel/ui/index.ts';
import { shellMessages } from './messages.ts';

/** Faces whose work comes with later rooms: behind a sign-in, saying what they are for and what can be done now. */
const SHELLS = [
  { face: 'desk', fits: (role: Role) => role === 'desk' },
  { face: 'field', fits: (role: Role) => role !== 'owner' && role !== 'desk' },
] as const;

export function shellPages(kernel: Kernel): AnyRoute[] {
  return SHELLS.map(({ face, fits }) =>
    route({
      method: 'GET',
      path: `/${face}`,
      face,
      summary: 'What the face is for',
      permission: 'session',
      audit: `${face}.opened`,
      schemas: {},
      async handle({ session, language, reply }): Promise<ReactElement> {
        const person = personOf(kernel, session, language);
        if (person === null) throw new XinhengError('UNAUTHENTICATED');
        const say = t(language, shellMessages);
        noIndex(reply);
        const verbs = [
          { href: `/${face}`, label: say.home(), exact: true },
          { href: `/${face}/password`, label: say.password() },
        ];
        const frame = signedInFrame(kernel, language, { face, person, verbs });
        return page(
          {
            title: say[`${face}.title`](),
            path: `/${face}`,
            language,
            noindex: true,
            description: frame.face ?? '',
            frame,
          },
          <>
            <p className="lead">{say[`${face}.lead`]()}</p>
            {fits(person.role) ? null : <p className="notice">{say[`${face}.other`]()}</p>}
            <h2>{say[`${face}.what`]()}</h2>
            <ul>
              <li>
                {say[`${face}.1`]()} <a href={href('/search', language)}>{say[`${face}.search`]()}</a>
              </li>
              <li>{say[`${face}.2`]()}</li>
            </ul>
            <p>{say[`${face}.rule`]()}</p>
          </>,
        );
      },
    }),
  );
}
