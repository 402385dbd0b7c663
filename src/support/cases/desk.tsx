import type { FastifyReply } from 'fastify';
import type { ReactElement, ReactNode } from 'react';
import { signedInFrame, type Caller, type Person } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { page, type MenuLink, type PageProps } from '../../kernel/ui/index.ts';

/** What each page behind a sign-in needs of its call. */
export interface Desk {
  kernel: Kernel;
  language: Language;
  caller: Caller;
  person: Person;
  reply: FastifyReply;
  face: 'workbench' | 'centre' | 'desk' | 'field';
  verbs: readonly MenuLink[];
  /** For whom, on each page of the centre and on its buttons. */
  band?: ReactElement;
  onBehalf?: string;
  /** Where its cases stand: the page of a case is this and its id. */
  cases: string;
  today: string;
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
