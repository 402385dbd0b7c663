import type { ReactElement } from 'react';
import { wordOf } from './acts/words.ts';
import { deedMessages } from './messages/deeds.ts';

/** What a log says that somebody did: in words, with the word of the log, by which one searches there. */
export function Deed({ action }: { action: string }): ReactElement {
  const words = wordOf(deedMessages, action, '');
  if (words === '') return <code>{action}</code>;
  return (
    <>
      {words}{' '}
      <small className="part">
        <code>{action}</code>
      </small>
    </>
  );
}
