import type { FastifyReply } from 'fastify';
import type { ReactElement, ReactNode } from 'react';
import { personOf, signedInFrame, type Caller, type Person } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Call } from '../../kernel/http/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { workCounts } from '../../kernel/procedures/index.ts';
import { page, type MenuLink, type PageProps } from '../../kernel/ui/index.ts';
import { officialMessages } from './messages/officials.ts';

/** What each page behind a sign-in needs of its call. */
export interface Desk {
  kernel: Kernel;
  language: Language;
  caller: Caller;
  person: Person;
  reply: FastifyReply;
  face: 'workbench' | 'centre';
  as: 'official' | 'party';
  verbs: readonly MenuLink[];
  /** For whom, on each page of the centre and on its buttons. */
  band?: ReactElement;
  onBehalf?: string;
  /** Where its cases stand: the page of a case is this and its id. */
  cases: string;
  today: string;
}

export async function officialsDesk(
  kernel: Kernel,
  { caller, language, session, reply }: Pick<Call, 'caller' | 'language' | 'session' | 'reply'>,
): Promise<Desk> {
  const person = personOf(kernel, session, language);
  if (person === null) throw new XinhengError('UNAUTHENTICATED');
  const say = t(language, officialMessages);
  const { late, soon } = await workCounts(kernel, caller, language);
  const work = late + soon === 0 ? say['verb.work']() : say['verb.work.counts']({ late, soon });
  return {
    kernel,
    language,
    caller,
    reply,
    face: 'workbench',
    as: 'official',
    cases: '/workbench/cases',
    person,
    today: kernel.clock.today().toString(),
    verbs: [
      { href: '/workbench', label: work, exact: true },
      { href: '/workbench/cases', label: say['verb.cases']() },
      { href: '/workbench/absences', label: say['verb.absences']() },
    ],
  };
}

export type DeskPage = Pick<PageProps, 'title' | 'path' | 'heading' | 'trail' | 'faulty'>;

export function deskPage(desk: Desk, props: DeskPage, children: ReactNode): ReactElement {
  const { kernel, language, face, person, verbs, band, reply } = desk;
  reply.header('x-robots-tag', 'noindex, noarchive');
  const frame = signedInFrame(kernel, language, { face, person, verbs, ...(band === undefined ? {} : { band }) });
  return page({ ...props, language, noindex: true, description: frame.face ?? '', frame }, children);
}

/** The token of the session, in each form. */
export function Token({ desk }: { desk: Pick<Desk, 'person'> }): ReactElement {
  return <input type="hidden" name="_csrf" value={desk.person.csrf} />;
}
