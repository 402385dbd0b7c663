import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { formatMonth, href } from '../../../kernel/ui/index.ts';
import { figuresIndexMessages } from '../messages/figures-index.ts';

/** Which month of the figures at `path` is shown, and a way to another. */
export function MonthForm(props: { path: string; months: readonly string[]; month: string; language: Language }): ReactElement {
  const { path, months, month, language } = props;
  const say = t(language, figuresIndexMessages);
  return (
    <form className="inline-form" action={href(path, language)} method="get">
      <div className="field">
        <label htmlFor="f-month">{say.month()}</label>
        <select id="f-month" name="month" defaultValue={month}>
          {months.map((each) => (
            <option key={each} value={each}>
              {formatMonth(each, language)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="second">
        {say.see()}
      </button>
    </form>
  );
}
