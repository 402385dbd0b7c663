import type { ReactElement, ReactNode } from 'react';
import type { Kernel } from '../../context.ts';
import { t, type Language } from '../../i18n/types.ts';
import { ErrorSummary, page, type FormFault } from '../../ui/index.ts';
import type { DoorFace } from './back.ts';
import { signedInFrame, type Person } from './frame.tsx';
import { doorMessages } from './messages.ts';

/** What each page at the door is made from. */
export interface Door {
  kernel: Pick<Kernel, 'settings' | 'clock'>;
  language: Language;
  face: DoorFace;
  /** Of the page itself, without language. */
  path: string;
  person: Person | null;
  /** Where to go afterwards, without language. */
  back: string;
  faults: readonly FormFault[];
}

export function doorPage(door: Door, title: string, children: ReactNode): ReactElement {
  const { kernel, language, face, path, person, faults } = door;
  return page(
    {
      title,
      language,
      path,
      noindex: true,
      faulty: faults.length > 0,
      description: t(language, doorMessages).description(),
      frame: signedInFrame(kernel, language, { face, person }),
    },
    <>
      <ErrorSummary faults={faults} language={language} />
      {children}
    </>,
  );
}

/** Hidden in each form of the door: the token of the session, where there is one, and the way back. */
export function Hidden({ door }: { door: Pick<Door, 'person' | 'back'> }): ReactElement {
  return (
    <>
      {door.person === null ? null : <input type="hidden" name="_csrf" value={door.person.csrf} />}
      <input type="hidden" name="back" value={door.back} />
    </>
  );
}

export function faultOf(door: Pick<Door, 'faults'>, name: string): string | undefined {
  return door.faults.find((fault) => fault.name === name)?.message;
}
