import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Chinese, Foreign, formatDate, href, Uscc } from '../../../kernel/ui/index.ts';
import type { SubjectHit } from '../../../registry/search/index.ts';
import { searchMessages } from '../messages/search.ts';
import { bodyWord, stateWord } from '../words.ts';

/** The one address of a subject: its code, else its id. */
export function subjectPath(subject: { subjectId: string; uscc: string | null }): string {
  return `/subjects/${subject.uscc ?? `id:${subject.subjectId}`}`;
}

interface Props {
  hits: readonly SubjectHit[];
  /** Names of divisions by code. */
  names: ReadonlyMap<string, string>;
  language: Language;
  heading: 'h2' | 'h3';
  /** Their codes only resemble what was asked. */
  near?: boolean;
}

/** Bodies with the facts that tell them apart and why they are here; nothing adverse stands beside a candidate. */
export function HitList({ hits, names, language, heading: Heading, near }: Props): ReactElement {
  return (
    <ol className="results">
      {hits.map((hit) => (
        <li key={hit.subjectId} data-subject={hit.subjectId} data-why={hit.why} data-fit={hit.fit}>
          <Heading>
            <a href={href(subjectPath(hit), language)}>
              <Chinese language={language}>{hit.name}</Chinese>
            </a>
          </Heading>
          <Telling hit={hit} names={names} language={language} />
          <p className="hint">
            <Foreign text={near ? t(language, searchMessages)['why.near']() : whyWords(hit, language)} language={language} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Telling({ hit, names, language }: { hit: SubjectHit; names: ReadonlyMap<string, string>; language: Language }): ReactElement {
  const say = t(language, searchMessages);
  const district = hit.district === null ? null : (names.get(hit.district) ?? hit.district);
  return (
    <dl className="telling">
      {district === null ? null : (
        <div>
          <dt>{say.district()}</dt>
          <dd>
            <Chinese language={language}>{district}</Chinese>
          </dd>
        </div>
      )}
      {hit.founded === null ? null : (
        <div>
          <dt>{say.founded()}</dt>
          <dd>{formatDate(hit.founded, language)}</dd>
        </div>
      )}
      <div>
        <dt>{say.state()}</dt>
        <dd>
          {stateWord(hit.state, language)}
          {hit.kind === 'enterprise' ? null : (language === 'en' ? ', ' : '，') + bodyWord(hit.kind, language)}
        </dd>
      </div>
      <div>
        <dt>{say.code()}</dt>
        <dd>{hit.uscc === null ? say.noCode() : <Uscc code={hit.uscc} />}</dd>
      </div>
    </dl>
  );
}

/** Why a body is in the answer. */
export function whyWords(hit: SubjectHit, language: Language): string {
  const say = t(language, searchMessages);
  switch (hit.why) {
    case 'old_name':
      return say['why.old_name']({ name: hit.matched });
    case 'name':
      return say[`why.name.${hit.fit}`]();
    case 'initials':
      return say['why.initials']({ part: hit.part });
    case 'old_initials':
      return say['why.old_initials']({ part: hit.part, name: hit.matched });
    default:
      return say[`why.${hit.why}`]();
  }
}
