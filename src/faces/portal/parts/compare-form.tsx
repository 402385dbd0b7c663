import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { href } from '../../../kernel/ui/index.ts';
import type { AnyEdition } from '../../../registry/catalogue/index.ts';
import type { View } from '../frame.tsx';
import { catalogueMessages } from '../messages/catalogue.ts';
import { policyTitle } from './policy.tsx';

interface Props {
  view: View;
  editions: readonly AnyEdition[];
  from: string | undefined;
  to: string | undefined;
}

export function CompareForm({ view: { language }, editions, from, to }: Props): ReactElement {
  const say = t(language, catalogueMessages);
  const chosen = { from, to };
  return (
    <form className="inline-form" action={href('/rules/catalogue/compare', language)} method="get">
      {(['from', 'to'] as const).map((name) => (
        <div key={name} className="field">
          <label htmlFor={`f-${name}`}>{say[name]()}</label>
          <select id={`f-${name}`} name={name} defaultValue={chosen[name]}>
            {editions.map((each) => (
              <option key={each.edition} value={each.edition}>
                {policyTitle(each, language)}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit" className="second">
        {say.show()}
      </button>
    </form>
  );
}
