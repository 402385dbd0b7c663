import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { ErrorSummary, Field, href, type FormFault } from '../../../kernel/ui/index.ts';
import { portalPage, type View } from '../frame.tsx';
import { receiptPageMessages } from './messages.ts';

interface Given {
  path: string;
  csrf: string | null;
  /** What was typed, to be mended. */
  text: string;
  fault: string | null;
  /** Where the public types the address. */
  host: string;
}

/** One box: a number or the text of a code, or the file. */
export function verifyForm(view: View, { path, csrf, text, fault, host }: Given): ReactElement {
  const { language } = view;
  const say = t(language, receiptPageMessages);
  const faults: FormFault[] = fault === null ? [] : [{ name: 'text', message: fault }];
  return portalPage(
    view,
    { title: say['verify.title'](), path, faulty: fault !== null },
    <>
      <ErrorSummary faults={faults} language={language} />
      <p className="lead">{say['verify.lead']()}</p>
      <form method="post" action={href('/verify', language)} encType="multipart/form-data">
        {csrf === null ? null : <input type="hidden" name="_csrf" value={csrf} />}
        <Field name="text" label={say['verify.text']()} hint={say['verify.text.hint']()} fault={fault ?? undefined}>
          {(aria) => (
            <input
              {...aria}
              type="text"
              defaultValue={text}
              size={24}
              maxLength={1000}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
            />
          )}
        </Field>
        <Field name="file" label={say['verify.file']()} hint={say['verify.file.hint']()}>
          {(aria) => <input {...aria} type="file" accept="application/pdf,.pdf" />}
        </Field>
        <div className="field">
          <button type="submit">{say['verify.go']()}</button>
        </div>
      </form>
      <How language={language} host={host} />
    </>,
  );
}

function How({ language, host }: { language: Language; host: string }): ReactElement {
  const say = t(language, receiptPageMessages);
  return (
    <section>
      <h2>{say['verify.how']()}</h2>
      <ol>
        <li>{say['verify.how.type']({ host })}</li>
        <li>{say['verify.how.compare']()}</li>
        <li>{say['verify.how.changed']()}</li>
      </ol>
    </section>
  );
}
