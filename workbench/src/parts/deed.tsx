import type { ReactElement } from 'react';
import { LANGUAGE } from '../look/language.ts';
import { DEED_WORDS } from './messages/deeds.ts';

/** What a log says that somebody did: in words, with the word of the log, by which one searches there. */
export function Deed({ action }: { action: string }): ReactElement {
  const words = DEED_WORDS[action];
  if (words === undefined) return <code>{action}</code>;
  return (
    <>
      {words[LANGUAGE === 'en' ? 1 : 0]}{' '}
      <small className="part">
        <code>{action}</code>
      </small>
    </>
  );
}
