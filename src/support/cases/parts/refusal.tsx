import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { RefusalText } from '../../../kernel/procedures/index.ts';
import { Foreign, Pairs } from '../../../kernel/ui/index.ts';
import { caseMessages } from '../messages/common.ts';

/** Why, by which rule, what next, whom to ask: never the first alone. */
export function RefusalPairs({ text, language }: { text: RefusalText; language: Language }): ReactElement {
  const say = t(language, caseMessages);
  const foreign = (words: string) => <Foreign text={words} language={language} />;
  const why = text.rule === null ? text.why : `${text.why}${language === 'en' ? ' ' : ''}${text.rule}`;
  return (
    <Pairs
      pairs={[
        { term: say['refusal.why'](), value: foreign(why) },
        { term: say['refusal.next'](), value: foreign(text.next) },
        { term: say['refusal.ask'](), value: foreign(text.ask) },
      ]}
    />
  );
}

export function RefusalBox(props: { text: RefusalText; language: Language }): ReactElement {
  return (
    <div className="notice" data-refused="">
      <RefusalPairs {...props} />
    </div>
  );
}
