import type { ReactElement } from 'react';
import { standingOf } from '../../../kernel/access/index.ts';
import { firmKey, type Centre, type HomeCard } from '../../../kernel/faces/centre.tsx';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { openMatters, partyTasks } from '../../../kernel/procedures/index.ts';
import { Chinese, href } from '../../../kernel/ui/index.ts';
import { entriesMergedInto, type NamedBody } from '../../../registry/subjects/index.ts';
import { draftsOf } from '../drafts.ts';
import { filedMessages } from '../messages/filed.ts';

/** What else waits for the firm: under entries of the register that were merged into it, and as drafts. */
export const waitingCard: HomeCard = {
  place: 20,
  async draw(centre) {
    if (centre.standing.as === 'case') return null;
    const { kernel, firm, home, language } = centre;
    const drafts = await draftsOf(kernel, firm.subjectId);
    return (
      <>
        <MergedEntries entries={await mergedEntries(centre)} language={language} />
        {drafts.length === 0 ? null : (
          <p>
            <a href={href(`${home}/applications`, language)}>{t(language, filedMessages)['home.drafts']({ n: drafts.length })}</a>
          </p>
        )}
      </>
    );
  },
};

/** What waits under an entry that was merged into the firm; null where the caller does not stand for it. */
interface MergedEntry {
  body: NamedBody;
  key: string;
  waiting: { tasks: number; drafts: number } | null;
}

async function mergedEntries({ kernel, caller, language, firm, into }: Centre): Promise<MergedEntry[]> {
  if (into !== null) return [];
  const found: MergedEntry[] = [];
  for (const body of await entriesMergedInto(kernel.db.kysely, firm.subjectId)) {
    const key = firmKey(body);
    if (standingOf(caller, body.subjectId) === null) {
      found.push({ body, key, waiting: null });
      continue;
    }
    const files = await openMatters(kernel, caller, language, body.subjectId);
    const tasks = partyTasks(files, { cases: `/centre/${key}/notices`, language }).length;
    found.push({ body, key, waiting: { tasks, drafts: (await draftsOf(kernel, body.subjectId)).length } });
  }
  return found;
}

function MergedEntries({ entries, language }: { entries: readonly MergedEntry[]; language: Language }): ReactElement | null {
  const say = t(language, filedMessages);
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="merged">
      <h2 id="merged">{say['merged.title']()}</h2>
      <p>{say['merged.lead']()}</p>
      <ul data-merged="">
        {entries.map(({ body, key, waiting }) => (
          <li key={body.subjectId}>
            {waiting === null ? (
              <Chinese language={language}>{body.name}</Chinese>
            ) : (
              <a href={href(`/centre/${key}`, language)}>
                <Chinese language={language}>{body.name}</Chinese>
              </a>
            )}
            {body.uscc === null ? null : <span className="part">{say['merged.code']({ code: body.uscc })}</span>}
            <span className="part">{waiting === null ? say['merged.stranger']() : say['merged.waiting'](waiting)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
