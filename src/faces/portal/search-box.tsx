import type { ReactElement } from 'react';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { href } from '../../kernel/ui/index.ts';
import { common } from './messages/common.ts';

/** The one box: a name, a code, or any text that holds one. */
export function SearchBox(props: { language: Language; value?: string; bare?: boolean; district?: string | undefined }): ReactElement {
  const say = t(props.language, common);
  // Above an answer it is short: on a phone what was found has to stand in the first window.
  const again = props.value !== undefined && props.value !== '';
  return (
    <form action={href('/search', props.language)} method="get" role="search">
      {/* On the home page the heading says the same words already. */}
      <label htmlFor="q" className={props.bare ? 'hidden' : undefined}>
        {say['search.label']()}
      </label>
      {again ? null : (
        <p className="hint" id="q-hint">
          {say['search.hint']()}
        </p>
      )}
      <div className={again ? 'find again' : 'find'}>
        <input
          id="q"
          name="query"
          type="search"
          defaultValue={props.value ?? ''}
          maxLength={2000}
          aria-describedby={again ? undefined : 'q-hint'}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
        />
        <button type="submit">{say.search()}</button>
      </div>
      {props.district ? <input type="hidden" name="district" value={props.district} /> : null}
    </form>
  );
}
