import type { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import { t, type Language } from '../i18n/types.ts';
import { formatTime } from './format.ts';
import { uiMessages } from './messages.ts';
import { telephone } from './site.ts';

export interface ErrorFootProps {
  language: Language;
  /** Number of the request, which a person can quote. */
  reference: string;
  now: Temporal.Instant;
  phone: string | undefined;
}

/** The last lines of a page that says what went wrong: when, under which number, and whom to call. */
export function ErrorFoot({ language, reference, now, phone }: ErrorFootProps): ReactElement {
  const say = t(language, uiMessages);
  return (
    <p className="meta">
      {say['error.reference']({ reference, time: formatTime(now, language) })}
      {phone === undefined ? null : (
        <>
          {say['error.phone']()}
          <a href={telephone(phone)}>{phone}</a>
        </>
      )}
    </p>
  );
}
