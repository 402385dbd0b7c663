import type { FastifyReply } from 'fastify';
import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { Chinese, Foreign, href, Uscc } from '../../../kernel/ui/index.ts';
import type { Nature } from '../../../registry/records/types.ts';
import { industryBook, parseKey, resolveKey, type SubjectsTable } from '../../../registry/subjects/index.ts';
import { checkUscc } from '../../../registry/uscc/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { fileMessages } from '../messages/subject-file.ts';
import { subjectMessages } from '../messages/subject.ts';
import { CodeVerdict } from '../parts/code-verdict.tsx';
import { HitList, subjectPath } from '../parts/hits.tsx';
import { ADVERSE_SHOWN, OTHERS_SHOWN, RecordSections } from '../parts/subject-records.tsx';
import { FormerNames, Links, Sources } from '../parts/subject-sections.tsx';
import { Summary } from '../parts/subject-summary.tsx';
import {
  countsOfSubject,
  divisionNames,
  formerNames,
  listsShowing,
  publicLinksOf,
  recordsOfSubject,
  registrationSources,
  reportersOfSubject,
  reportingOrgans,
} from '../../../registry/publicity/index.ts';
import { searchSubjects } from '../../../registry/search/index.ts';
import { SearchBox } from '../search-box.tsx';

const params = Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) });

export function subjectPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/subjects/{key}',
    face: 'portal',
    summary: 'What is on display about one body today',
    permission: 'public',
    audit: 'none',
    kept: true,
    schemas: { params },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const { key } = call.params;
      view.reply.header('x-robots-tag', 'noindex, noarchive');
      if (!parseKey(key)) return wrongKey(view, key);
      const resolution = await resolveKey(kernel.db.kysely, key);
      if (resolution.found === 'several') return choice(view, key, resolution.subjects);
      if (resolution.found === 'none') return unknownKey(view, key);
      const { subject } = resolution;
      const canonical = subjectPath({ subjectId: subject.subject_id, uscc: subject.uscc });
      // One address for ever: merged bodies and other keys lead to it.
      if (`/subjects/${key}` !== canonical) return view.reply.redirect(href(canonical, view.language), 301);
      return shown(view, subject, canonical);
    },
  });
}

async function shown(view: View, subject: SubjectsTable, path: string): Promise<ReactElement> {
  const { kernel, today, language } = view;
  const db = kernel.db.kysely;
  const id = subject.subject_id;
  const latest = (nature: Nature, limit: number) => recordsOfSubject(db, id, today, { natures: [nature], limit });
  const [counts, listed, adverse, neutral, good, reporters, names, links, sources, reporting, districts] = await Promise.all([
    countsOfSubject(db, id, today),
    listsShowing(db, id, today),
    latest('adverse', ADVERSE_SHOWN),
    latest('neutral', OTHERS_SHOWN),
    latest('good', OTHERS_SHOWN),
    reportersOfSubject(db, id, today),
    formerNames(db, id),
    publicLinksOf(kernel, id),
    registrationSources(db, id),
    reportingOrgans(db, today),
    divisionNames(db, [subject.district], today),
  ]);
  const district = subject.district === null ? null : (districts.get(subject.district) ?? subject.district);
  return portalPage(
    view,
    { title: subject.name, path, noindex: true, heading: <Heading view={view} subject={subject} /> },
    <>
      <Summary
        view={view}
        subject={subject}
        shown={{ counts, listed }}
        district={district}
        industry={subject.industry === null ? undefined : industryBook(kernel.policy).section(subject.industry)}
      />
      <Actions view={view} path={path} name={subject.name} />
      <RecordSections view={view} path={path} counts={counts} adverse={adverse} neutral={neutral} good={good} />
      <FormerNames names={names} language={language} />
      <Links links={links} language={language} />
      <Sources
        view={view}
        sources={sources}
        reporting={reporting}
        reporters={reporters}
        penalised={counts.some((count) => count.kind === 'penalty')}
        apiPath={`/api/v1${path}`}
      />
    </>,
  );
}

function Heading({ view: { language }, subject }: { view: View; subject: SubjectsTable }): ReactElement {
  const say = t(language, subjectMessages);
  return (
    <>
      <h1>
        <Chinese language={language}>{subject.name}</Chinese>
      </h1>
      <p className="meta">
        {subject.uscc === null ? (
          say.noCode()
        ) : (
          <>
            {say.code()} <Uscc code={subject.uscc} />{' '}
            <a className="no-print" href={href(`/subjects/${subject.uscc}/registration#code`, language)}>
              {t(language, fileMessages)['code.link']()}
            </a>
          </>
        )}
      </p>
    </>
  );
}

/** Below the sentences: keep what was seen, follow it, or look for another of that name. */
function Actions({ view: { language }, path, name }: { view: View; path: string; name: string }): ReactElement {
  const say = t(language, fileMessages);
  return (
    <ul className="links no-print" aria-label={say.actions()}>
      <li>
        <a href={href(`${path}/receipt`, language)}>{say.receipt()}</a>
      </li>
      <li>
        <a href={href(`${path}/follow`, language)}>{say.follow()}</a>
      </li>
      <li>
        <a href={href(`/search?query=${encodeURIComponent(name)}`, language)}>{say.other()}</a>
      </li>
    </ul>
  );
}

/** A key that stands for several bodies: choose; nothing of any of them is shown. */
async function choice(view: View, key: string, subjects: readonly SubjectsTable[]): Promise<ReactElement> {
  const { language } = view;
  const say = t(language, subjectMessages);
  const names = await divisionNames(
    view.kernel.db.kysely,
    subjects.map((s) => s.district),
    view.today,
  );
  const hits = subjects.map((s) => ({
    subjectId: s.subject_id,
    name: s.name,
    // The code leads back here: each is reached by its own id.
    uscc: null,
    kind: s.kind,
    state: s.state,
    founded: s.founded,
    district: s.district,
    industry: s.industry,
    why: key.startsWith('reg:') ? ('old_number' as const) : ('code' as const),
    fit: 'exact' as const,
    matched: key,
    part: key,
  }));
  return portalPage(
    view,
    { title: say['choice.title'](), path: `/subjects/${encodeURIComponent(key)}`, noindex: true },
    <>
      <p className="lead" data-message="choice.lead">
        <Foreign text={say['choice.lead']()} language={language} />
      </p>
      <HitList hits={hits} names={names} language={language} heading="h2" />
    </>,
  );
}

/** A code that is not valid: what is wrong with it, 422; text that is no key at all: 404. */
async function wrongKey(view: View, key: string): Promise<ReactElement | FastifyReply> {
  const found = await searchSubjects(view.kernel.db.kysely, key, { limit: 1 });
  // Lower case, full width, spaces: the search page says which code it read.
  if (found.codes.some((code) => code.valid)) {
    return view.reply.redirect(href(`/search?query=${encodeURIComponent(key)}`, view.language), 302);
  }
  if (found.codes.length === 0) throw new XinhengError('NOT_FOUND');
  view.reply.status(422);
  return verdict(view, key, found.codes);
}

async function unknownKey(view: View, key: string): Promise<ReactElement> {
  const { valid, findings } = checkUscc(key);
  if (!valid) throw new XinhengError('NOT_FOUND');
  view.reply.status(404);
  return verdict(view, key, [{ code: key, valid, findings, near: [] }]);
}

type Codes = Awaited<ReturnType<typeof searchSubjects>>['codes'];

async function verdict(view: View, key: string, codes: Codes): Promise<ReactElement> {
  const { language } = view;
  const names = await divisionNames(
    view.kernel.db.kysely,
    codes.flatMap((code) => code.near.map((hit) => hit.district)),
    view.today,
  );
  const say = t(language, subjectMessages);
  return portalPage(
    view,
    {
      title: `${say.code()} ${key}`,
      path: `/subjects/${encodeURIComponent(key)}`,
      noindex: true,
      faulty: codes.some((c) => !c.valid),
    },
    <>
      {codes.map((code) => (
        <CodeVerdict key={code.code} code={code} held={false} names={names} language={language} />
      ))}
      <div className="field">
        <SearchBox language={language} value={key} />
      </div>
    </>,
  );
}
