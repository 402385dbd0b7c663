import type { ReactElement } from 'react';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { Choice, href } from '../../kernel/ui/index.ts';
import { KINDS, STATES, type SearchOptions } from '../../registry/search/index.ts';
import type { IndustrySection } from '../../registry/subjects/index.ts';
import { common } from '../messages/common.ts';
import { searchMessages } from '../messages/search.ts';
import { bodyWord, stateWord } from '../words.ts';

export type Filter = Pick<SearchOptions, 'district' | 'kind' | 'state' | 'industry'>;

interface Props {
  text: string;
  filter: Filter;
  divisions: readonly { code: string; name: string }[];
  sections: readonly IndustrySection[];
  language: Language;
}

/** What narrows the answer; the box above sends its own text. */
export function SearchFilters({ text, filter, divisions, sections, language }: Props): ReactElement {
  const say = t(language, searchMessages);
  const all = t(language, common).all();
  const divisionsOf = divisions.map((d) => ({
    value: d.code,
    label: d.name,
    lang: language === 'en' ? 'zh-CN' : undefined,
  }));
  return (
    <>
      <form className="inline-form slim" action={href('/search', language)} method="get">
        <input type="hidden" name="query" value={text} />
        <Choice
          name="district"
          label={say['filter.district']()}
          options={divisionsOf}
          value={filter.district}
          all={all}
        />
        <Choice
          name="kind"
          label={say['filter.kind']()}
          options={KINDS.map((value) => ({ value, label: bodyWord(value, language) }))}
          value={filter.kind}
          all={all}
        />
        <Choice
          name="state"
          label={say['filter.state']()}
          options={STATES.map((value) => ({ value, label: stateWord(value, language) }))}
          value={filter.state}
          all={all}
        />
        <Choice
          name="industry"
          label={say['filter.industry']()}
          options={industriesOf(sections, filter.industry, language)}
          value={filter.industry}
          all={all}
        />
        <button type="submit" className="second">
          {t(language, common).filter()}
        </button>
      </form>
      {filter.industry === undefined ? null : <p className="hint">{say.industryNote()}</p>}
    </>
  );
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
