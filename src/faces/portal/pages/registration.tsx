import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { ActTemplateContent } from '../../../kernel/policy/index.ts';
import { Chinese, Foreign, formatDate, Pairs, Table, Uscc } from '../../../kernel/ui/index.ts';
import { codedText } from '../../../registry/catalogue/index.ts';
import { industryBook, registrationChanges, type RegistrationChange, type SubjectsTable } from '../../../registry/subjects/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { fileMessages } from '../messages/subject-file.ts';
import { subjectMessages } from '../messages/subject.ts';
import { Part } from '../parts/prose.tsx';
import { subjectAt } from '../parts/subject-at.ts';
import { FormerNames, Links } from '../parts/subject-sections.tsx';
import {
  divisionNames,
  formerNames,
  publicLinksOf,
  registrationSources,
  type RegistrationSource,
} from '../../../registry/publicity/index.ts';
import { bodyWord, stateWord } from '../words.ts';

/** What of a registration is compared. Never the address, nor anything of a person. */
const FIELDS = ['subjectName', 'subjectType', 'founded', 'capital', 'district', 'state'];

export function registrationPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/subjects/{key}/registration',
    face: 'portal',
    summary: 'Registration of one body: changes, former names, branches and head office',
    permission: 'public',
    audit: 'none',
    schemas: { params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) }) },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const found = await subjectAt(view, call.params.key, 'registration');
      if (!('subject' in found)) return found;
      const { subject, home } = found;
      const db = kernel.db.kysely;
      const id = subject.subject_id;
      const [names, links, sources, changes, districts] = await Promise.all([
        formerNames(db, id),
        publicLinksOf(kernel, id),
        registrationSources(db, id),
        registrationChanges(db, id, publicOf(kernel, FIELDS)),
        divisionNames(db, [subject.district], view.today),
      ]);
      const { language } = view;
      const say = t(language, fileMessages);
      return portalPage(
        view,
        {
          title: say['registration.title']({ name: subject.name }),
          path: `${home}/registration`,
          noindex: true,
          trail: [{ href: home, label: subject.name }],
        },
        <>
          <p className="lead">{say['registration.lead']()}</p>
          <Now subject={subject} district={districts.get(subject.district ?? '') ?? null} view={view} />
          <Changes changes={changes} sources={sources} view={view} />
          <FormerNames names={names} language={language} />
          <Links links={links} language={language} />
          {subject.uscc === null ? null : <Spelled code={subject.uscc} view={view} />}
        </>,
      );
    },
  });
}

/** Fields that the template keeps from the public are never compared in public. */
function publicOf(kernel: Kernel, fields: readonly string[]): string[] {
  const template = kernel.policy.find<ActTemplateContent>('act-template', 'registration')?.content.fields ?? [];
  return fields.filter((field) => template.some((each) => each.field === field && each.level === 'PUBLIC'));
}

function Now(props: { subject: SubjectsTable; district: string | null; view: View }): ReactElement {
  const { subject, district, view } = props;
  const { language, kernel } = view;
  const say = t(language, fileMessages);
  const industry = subject.industry === null ? undefined : industryBook(kernel.policy).section(subject.industry)?.name;
  return (
    <Part title={say['registration.now']()}>
      <Pairs
        pairs={[
          { term: say['registration.name'](), value: <Chinese language={language}>{subject.name}</Chinese> },
          subject.uscc === null ? null : { term: t(language, subjectMessages).code(), value: <Uscc code={subject.uscc} /> },
          { term: say['registration.kind'](), value: bodyWord(subject.kind, language) },
          { term: say['registration.state'](), value: stateWord(subject.state, language) },
          subject.founded === null ? null : { term: say['registration.founded'](), value: formatDate(subject.founded, language) },
          district === null ? null : { term: say['registration.district'](), value: <Chinese language={language}>{district}</Chinese> },
          industry === undefined ? null : { term: say['registration.industry'](), value: language === 'en' ? industry.en : industry.zh },
          subject.size === null
            ? null
            : {
                term: say['registration.size'](),
                value: codedText(
                  kernel.policy,
                  kernel.clock.today().toString(),
                  { kind: 'registration', field: 'size', value: subject.size },
                  language,
                ),
              },
        ]}
      />
    </Part>
  );
}

interface ChangesProps {
  changes: readonly RegistrationChange[];
  sources: readonly RegistrationSource[];
  view: View;
}

function Changes({ changes, sources, view }: ChangesProps): ReactElement {
  const { language, kernel } = view;
  const say = t(language, fileMessages);
  const fields = kernel.policy.find<ActTemplateContent>('act-template', 'registration')?.content.fields ?? [];
  const nameOf = (field: string) => {
    const name = fields.find((each) => each.field === field)?.name;
    return (language === 'en' ? name?.en : name?.zh) ?? field;
  };
  const sourceName = (source: RegistrationSource | undefined) => (language === 'en' ? source?.sourceNameEn : source?.sourceName);
  const cell = (value: string | null) => (value === null ? say['registration.empty']() : <Chinese language={language}>{value}</Chinese>);
  return (
    <Part title={say['registration.changes']()}>
      {changes.length === 0 ? (
        <p>{say['registration.changes.none']()}</p>
      ) : (
        <Table
          caption={say['registration.changes.caption']()}
          language={language}
          rows={changes}
          rowKey={(row) => `${row.on} ${row.source} ${row.field} ${row.after ?? ''}`}
          columns={[
            { head: say['registration.field'](), heading: true, cell: (row) => nameOf(row.field) },
            { head: say['registration.before'](), cell: (row) => cell(row.before) },
            { head: say['registration.after'](), cell: (row) => cell(row.after) },
            { head: say['registration.on'](), cell: (row) => formatDate(row.on, language) },
            {
              head: t(language, subjectMessages).source(),
              cell: (row) => (
                <Foreign text={sourceName(sources.find((each) => each.source === row.source)) ?? row.source} language={language} />
              ),
            },
          ]}
        />
      )}
      <p className="hint">{say['registration.changes.note']()}</p>
    </Part>
  );
}

/** For whoever reads it aloud, or has it read to them: one link away, in nobody's way. */
function Spelled({ code, view: { language } }: { code: string; view: View }): ReactElement {
  const say = t(language, fileMessages);
  const groups = [code.slice(0, 2), code.slice(2, 8), code.slice(8, 17), code.slice(17)];
  const parts = ['code.part.1', 'code.part.2', 'code.part.3', 'code.part.4'] as const;
  return (
    <Part id="code" title={say['code.title']()}>
      <p className="hint">{say['code.lead']()}</p>
      <dl className="pairs">
        {groups.map((group, index) => (
          <div className="pair" key={parts[index]}>
            <dt>{say[parts[index] ?? 'code.part.4']()}</dt>
            <dd className="mono" translate="no">
              {[...group].map((character, at) => (
                <span key={at}>{character} </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}
