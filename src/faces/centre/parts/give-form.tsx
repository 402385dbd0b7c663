import type { ReactElement } from 'react';
import { MANDATE_KINDS, type MandateKind, type Scope } from '../../../kernel/access/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { DayInput, Field, Foreign, href, type FormFault } from '../../../kernel/ui/index.ts';
import { Token, type Centre } from '../../../kernel/faces/centre.tsx';
import { peopleMessages } from '../messages/people.ts';

/** What was filled in, as it was sent. */
export interface Given {
  account: string;
  kind: MandateKind;
  file: string;
  sign: string;
  receive: string;
  from: string;
  until: string;
}

/** A mandate for an account; what was wrong stands at its field. */
export function GiveForm(props: { centre: Centre; given: Given | null; faults: readonly FormFault[] }): ReactElement {
  const { centre, given, faults } = props;
  const { language, home, onBehalf, today } = centre;
  const say = t(language, peopleMessages);
  const fault = (name: string) => faults.find((each) => each.name === name)?.message;
  const chosen = (scope: Exclude<Scope, 'see'>): boolean => (given === null ? scope === 'file' : given[scope] !== '');
  return (
    <section aria-labelledby="give">
      <h2 id="give">{say['new.title']()}</h2>
      <form method="post" action={href(`${home}/people`, language)} className="stack">
        <Token desk={centre} />
        <Field name="account" label={say['new.account']()} hint={say['new.account.hint']()} fault={fault('account')}>
          {(aria) => <input {...aria} defaultValue={given?.account ?? ''} maxLength={40} autoCapitalize="none" required />}
        </Field>
        <fieldset className="field" aria-describedby="f-kind-hint">
          <legend>{say.kind()}</legend>
          <p className="hint" id="f-kind-hint">
            {say['kind.hint']()}
          </p>
          {MANDATE_KINDS.map((kind) => (
            <label key={kind} className="option">
              <input type="radio" name="kind" value={kind} defaultChecked={(given?.kind ?? 'agent') === kind} />
              {say[`kind.${kind}`]()}
            </label>
          ))}
        </fieldset>
        <fieldset className="field" aria-describedby="f-scopes-hint">
          <legend>{say.scopes()}</legend>
          <p className="hint" id="f-scopes-hint">
            {say['scopes.hint']()}
          </p>
          {(['file', 'sign', 'receive'] as const).map((scope) => (
            <label key={scope} className="option">
              <input type="checkbox" name={scope} value="yes" defaultChecked={chosen(scope)} />
              {say[`scope.${scope}`]()}
            </label>
          ))}
        </fieldset>
        <DayInput name="from" label={say['new.from']()} value={given?.from ?? today} fault={fault('from')} />
        <DayInput
          name="until"
          label={say['new.until']()}
          hint={say['new.until.hint']()}
          value={given?.until ?? ''}
          fault={fault('until')}
        />
        <div className="actions">
          <button>
            <Foreign text={say['new.go']({ firm: onBehalf })} language={language} />
          </button>
        </div>
      </form>
    </section>
  );
}
