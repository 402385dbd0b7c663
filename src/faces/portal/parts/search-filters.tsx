import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Choice, href } from '../../../kernel/ui/index.ts';
import { KINDS, STATES, type SearchOptions } from '../../../registry/search/index.ts';
import type { IndustrySection } from '../../../registry/subjects/index.ts';
import { common } from '../messages/common.ts';
import { searchMessages } from '../messages/search.ts';
import { FoldedFilters } from './folded-filters.tsx';
import { bodyWord, stateWord } from '../words.ts';

export type Filter = Pick<SearchOptions, 'district' | 'kind' | 'state' | 'industry'>;

interface Props {
  text: string;
  filter: Filter;
  divisions: readonly { code: string; name: string }[];
  sections: readonly IndustrySection[];
  language: Language;
  /** Where the conditions themselves left nothing: one has to see them. */
  open?: boolean;
}

/** What narrows the answer; the box above sends its own text. */
export function SearchFilters(props: Props): ReactElement {
  const { text, filter, language, open = false } = props;
  const say = t(language, searchMessages);
  const choices = choicesOf(props);
  const chosen = choices.flatMap(({ name, options }) => {
    const given = filter[name];
    return given === undefined ? [] : [options.find(({ value }) => value === given)?.label ?? given];
  });
  return (
    <>
      <FoldedFilters chosen={chosen} all={`/search?query=${encodeURIComponent(text)}`} language={language} open={open}>
        <form className="inline-form slim" action={href('/search', language)} method="get">
          <input type="hidden" name="query" value={text} />
          {choices.map(({ name, label, options }) => (
            <Choice key={name} name={name} label={label} options={options} value={filter[name]} all={t(language, common).all()} />
          ))}
          <button type="submit" className="second">
            {t(language, common).filter()}
          </button>
        </form>
      </FoldedFilters>
      {filter.industry === undefined ? null : <p className="hint">{say.industryNote()}</p>}
    </>
  );
}

interface Options {
  name: keyof Filter;
  label: string;
  options: { value: string; label: string; lang?: string | undefined }[];
}

function choicesOf({ filter, divisions, sections, language }: Props): Options[] {
  const say = t(language, searchMessages);
  const foreign = language === 'en' ? 'zh-CN' : undefined;
  return [
    {
      name: 'district',
      label: say['filter.district'](),
      options: divisions.map(({ code, name }) => ({ value: code, label: name, lang: foreign })),
    },
    {
      name: 'kind',
      label: say['filter.kind'](),
      options: KINDS.map((value) => ({ value, label: bodyWord(value, language) })),
    },
    {
      name: 'state',
      label: say['filter.state'](),
      options: STATES.map((value) => ({ value, label: stateWord(value, language) })),
    },
    { name: 'industry', label: say['filter.industry'](), options: industriesOf(sections, filter.industry, language) },
  ];
}

/** The sections; a class that an address asks for stays what it is when the form is sent again. */
function industriesOf(
  sections: readonly IndustrySection[],
  industry: string | undefined,
  language: Language,
): { value: string; label: string }[] {
  const options = sections.map(({ letter, name }) => ({
    value: letter,
    label: `${letter} ${language === 'en' ? name.en : name.zh}`,
  }));
  const given = industry === undefined || options.some(({ value }) => value === industry);
  return given ? options : [{ value: industry, label: industry }, ...options];
}
