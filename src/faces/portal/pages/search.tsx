import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign, Message, Pager } from '../../../kernel/ui/index.ts';
import { INDUSTRY_FORM, KINDS, searchSubjects, STATES, type SearchAnswer } from '../../../registry/search/index.ts';
import { industryBook, type IndustrySection } from '../../../registry/subjects/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { delicate } from '../../../kernel/ui/texts/index.ts';
import { searchMessages } from '../messages/search.ts';
import { CodeVerdict } from '../parts/code-verdict.tsx';
import { HitList } from '../parts/hits.tsx';
import { divisionNames, divisions } from '../../../registry/publicity/index.ts';
import { SearchFilters, type Filter } from '../parts/search-filters.tsx';
import { SearchBox } from '../search-box.tsx';

const query = Type.Object({
  query: Type.Optional(Type.String({ maxLength: 2000 })),
  district: Type.Optional(Type.String({ maxLength: 12 })),
  // A form sends empty values too.
  kind: Type.Optional(Type.Enum(['', ...KINDS])),
  state: Type.Optional(Type.Enum(['', ...STATES])),
  industry: Type.Optional(Type.String({ pattern: `^$|${INDUSTRY_FORM}` })),
  cursor: Type.Optional(Type.String({ maxLength: 200 })),
});

export function searchPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/search',
    face: 'portal',
    summary: 'Look up a business: results with the facts that tell them apart',
    permission: 'public',
    audit: 'none',
    schemas: { query },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const text = call.query.query ?? '';
      const filter: Filter = {
        district: call.query.district || undefined,
        kind: call.query.kind || undefined,
        state: call.query.state || undefined,
        industry: call.query.industry || undefined,
      };
      const answer = await searchSubjects(kernel.db.kysely, text, { cursor: call.query.cursor, ...filter });
      const codes = [...answer.items, ...answer.suggestions, ...answer.codes.flatMap((code) => code.near)];
      const names = await divisionNames(
        kernel.db.kysely,
        codes.map((hit) => hit.district),
        view.today,
      );
      const list = answer.text === '' ? [] : await divisions(kernel.db.kysely, view.today);
      return results(view, answer, {
        filter,
        names,
        divisions: list,
        sections: industryBook(kernel.policy).sections,
        first: call.query.cursor === undefined,
      });
    },
  });
}

interface Extra {
  filter: Filter;
  names: Map<string, string>;
  divisions: { code: string; name: string }[];
  sections: readonly IndustrySection[];
  first: boolean;
}

function results(view: View, answer: SearchAnswer, extra: Extra): ReactElement {
  const { language } = view;
  const say = t(language, searchMessages);
  const path = addressOf(answer.text, extra.filter);
  const title = answer.text === '' ? say.title() : say['title.query']({ q: answer.text });
  const props = { title, path, noindex: answer.text !== '' };
  return portalPage(
    view,
    props,
    <>
      <div className="field">
        <SearchBox language={language} value={answer.text} district={extra.filter.district} />
      </div>
      {answer.problem === 'person' ? <Message from={searchMessages} m="person.number" language={language} className="notice" /> : null}
      {answer.problem === 'empty' ? <Message from={searchMessages} m="person" language={language} className="hint" /> : null}
      {answer.problem === 'too_short' ? <Message from={searchMessages} m="too.few" language={language} className="notice" /> : null}
      {answer.codes.map((code) => (
        <CodeVerdict
          key={code.code}
          code={code}
          held={answer.items.some((hit) => hit.matched === code.code)}
          names={extra.names}
          language={language}
        />
      ))}
      {answer.items.length > 0 ? <Found view={view} answer={answer} extra={extra} path={path} /> : null}
      {answer.items.length === 0 && answer.problem === null && answer.codes.length === 0 ? (
        <>
          {/* Also where the filter itself left nothing. */}
          {isFiltered(extra.filter) ? <SearchFilters text={answer.text} language={view.language} {...extra} open /> : null}
          <NothingFound answer={answer} names={extra.names} view={view} />
        </>
      ) : null}
    </>,
  );
}

function Found({ view, answer, extra, path }: { view: View; answer: SearchAnswer; extra: Extra; path: string }): ReactElement {
  const { language } = view;
  const say = t(language, searchMessages);
  const { count, more } = answer.total;
  const n = more ? say.more({ n: count }) : String(count);
  const byName = answer.codes.length === 0;
  return (
    <>
      {byName && count > 1 ? (
        <div className="notice">
          <Message from={delicate} m="name.ambiguous" language={language} p={{ n }} />
        </div>
      ) : null}
      {byName && (count > 1 || isFiltered(extra.filter)) ? <SearchFilters text={answer.text} language={view.language} {...extra} /> : null}
      <HitList hits={answer.items} names={extra.names} language={language} heading="h2" />
      {byName && count > 1 ? <Message from={searchMessages} m="csrNote" language={language} className="hint" /> : null}
      {answer.suggestions.length > 0 ? <Resembling view={view} answer={answer} names={extra.names} /> : null}
      <Pager
        next={answer.next === null ? null : `${path}&cursor=${encodeURIComponent(answer.next)}`}
        first={extra.first ? null : path}
        language={language}
      />
    </>
  );
}

function isFiltered(filter: Filter): boolean {
  return Object.values(filter).some((each) => each !== undefined);
}

function NothingFound({ answer, names, view }: { answer: SearchAnswer; names: Map<string, string>; view: View }): ReactElement | null {
  const { language } = view;
  if (answer.text === '') return null;
  return (
    <>
      <div className="notice">
        <Message from={delicate} m="absence.name" language={language} p={{ q: answer.text }} />
        <p className="hint">
          <Foreign text={t(language, searchMessages).person()} language={language} />
        </p>
      </div>
      {answer.suggestions.length > 0 ? <Resembling view={view} answer={answer} names={names} /> : null}
    </>
  );
}

function Resembling({ answer, names, view: { language } }: { answer: SearchAnswer; names: Map<string, string>; view: View }): ReactElement {
  return (
    <>
      <Message from={delicate} m="absence.name.suggest" language={language} />
      <HitList hits={answer.suggestions} names={names} language={language} heading="h2" />
    </>
  );
}

function addressOf(text: string, filter: Filter): string {
  if (text === '') return '/search';
  const given = Object.entries(filter).filter((each): each is [string, string] => each[1] !== undefined);
  return `/search?${new URLSearchParams([['query', text], ...given]).toString()}`;
}
