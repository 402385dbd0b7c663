import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { listOf, pageOf, PageQuery } from '../../kernel/http/index.ts';
import { route, type AnyRoute } from '../../kernel/http/types.ts';
import {
  actsCursor,
  organNames,
  publicAct,
  publicFields,
  publicFile,
  publishedActs,
  readActsCursor,
  readRecordsCursor,
  recordView,
  recordsCursor,
  recordsOfAct,
  recordsOfSubject,
  resolvePublic,
  type PublicRecord,
} from '../../registry/publicity/index.ts';
import { ACT_KINDS } from '../../registry/records/types.ts';
import { INDUSTRY_FORM, KINDS, searchSubjects, STATES, type SearchAnswer, type SubjectHit } from '../../registry/search/index.ts';
import { previewRoutes } from './api-preview.ts';
import { ActShape, AddressedShape, FileShape, RecordShape, SearchShape } from './api-schemas.ts';
import { subjectPath } from './parts/hits.tsx';

const common = { face: 'api' as const, permission: 'public' as const, audit: 'none' };
const key = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 100, description: 'USCC, reg:NUMBER or id:UUID' }),
});
const ROBOTS = ['x-robots-tag', 'noindex, noarchive'] as const;

/** The public interface: the same queries as the pages, today's disclosure only. */
export function portalApi(kernel: Kernel): AnyRoute[] {
  return [search(kernel), subject(kernel), subjectRecords(kernel), acts(kernel), act(kernel), ...previewRoutes(kernel)];
}

function search(kernel: Kernel): AnyRoute {
  return route({
    ...common,
    method: 'GET',
    path: '/api/v1/subjects',
    summary: 'Look up bodies by code, old number, part of a name (two characters or more) or its first letters in pinyin (three or more)',
    schemas: {
      query: Type.Object({
        query: Type.String({ maxLength: 2000 }),
        district: Type.Optional(Type.String({ pattern: '^[0-9]{2,12}$' })),
        kind: Type.Optional(Type.Enum([...KINDS])),
        state: Type.Optional(Type.Enum([...STATES])),
        industry: Type.Optional(
          Type.String({
            pattern: INDUSTRY_FORM,
            description: 'GB/T 4754: C, C26, C2614, or digits alone; not every source gives it',
          }),
        ),
        ...PageQuery,
      }),
      response: { 200: SearchShape },
    },
    handle: async ({ query, reply }) => {
      reply.header(...ROBOTS);
      const { query: given, limit, ...options } = query;
      return searchView(await searchSubjects(kernel.db.kysely, given, { ...options, limit: limit ?? 20 }));
    },
  });
}

/** What a search answers on the API and on the command line. */
export function searchView({ text: _text, ...answer }: SearchAnswer) {
  return {
    ...answer,
    items: answer.items.map(hit),
    suggestions: answer.suggestions.map(hit),
    codes: answer.codes.map((code) => ({ ...code, near: code.near.map(hit) })),
  };
}

function hit({ subjectId, ...rest }: SubjectHit) {
  return { id: subjectId, ...rest, page: subjectPath({ subjectId, uscc: rest.uscc }) };
}

function subject(kernel: Kernel): AnyRoute {
  return route({
    ...common,
    method: 'GET',
    path: '/api/v1/subjects/{key}',
    summary: 'What is on display about one body today',
    schemas: { params: key, response: { 200: FileShape } },
    handle: async ({ params, reply }) => {
      reply.header(...ROBOTS);
      const found = await resolvePublic(kernel, params.key);
      const file = await publicFile(kernel, found.subject);
      // Merged: the survivor's address for ever.
      return found.moved ? reply.redirect(`/api/v1${file.page}`, 301) : file;
    },
  });
}

function subjectRecords(kernel: Kernel): AnyRoute {
  return route({
    ...common,
    method: 'GET',
    path: '/api/v1/subjects/{key}/records',
    summary: 'Records on display about one body: adverse first, then by date of decision',
    schemas: { params: key, query: Type.Object(PageQuery), response: { 200: listOf(RecordShape) } },
    handle: async ({ params, query: { cursor, limit = 50 }, reply }) => {
      reply.header(...ROBOTS);
      const { subject: of, moved } = await resolvePublic(kernel, params.key);
      if (moved) return reply.redirect(`/api/v1${subjectPath({ subjectId: of.subject_id, uscc: of.uscc })}/records`, 301);
      const today = kernel.clock.today().toString();
      const page = { after: readRecordsCursor(cursor), limit: limit + 1 };
      const rows = await recordsOfSubject(kernel.db.kysely, of.subject_id, today, page);
      const { items, next } = pageOf(rows, limit, recordsCursor);
      const fields = publicFields(kernel);
      return { items: items.map((record) => recordView(record, fields)), next };
    },
  });
}

function acts(kernel: Kernel): AnyRoute {
  const Day = Type.String({ format: 'date' });
  return route({
    ...common,
    method: 'GET',
    path: '/api/v1/acts',
    summary: 'Acts on display, latest decision first; one row an addressee',
    schemas: {
      query: Type.Object({
        organ: Type.Optional(Type.String({ maxLength: 60 })),
        kind: Type.Optional(Type.Enum([...ACT_KINDS])),
        from: Type.Optional(Day),
        to: Type.Optional(Day),
        ...PageQuery,
      }),
      response: { 200: listOf(AddressedShape) },
    },
    handle: async ({ query: { cursor, limit = 50, ...filter }, reply }) => {
      reply.header(...ROBOTS);
      const today = kernel.clock.today().toString();
      const rows = await publishedActs(kernel.db.kysely, filter, readActsCursor(cursor), limit + 1, today);
      const { items, next } = pageOf(rows, limit, actsCursor);
      return { items: items.map(addressed(kernel)), next };
    },
  });
}

function addressed(kernel: Kernel) {
  const fields = publicFields(kernel);
  return (record: PublicRecord) => ({
    ...recordView(record, fields),
    subject: { id: record.subjectId, name: record.subjectName, uscc: record.subjectUscc },
  });
}

function act(kernel: Kernel): AnyRoute {
  return route({
    ...common,
    method: 'GET',
    path: '/api/v1/acts/{id}',
    summary: 'One act on display; 410 after its end, 410 with the published reason after withdrawal',
    schemas: {
      params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) }),
      response: { 200: ActShape },
    },
    handle: async ({ params, reply, language }) => {
      reply.header(...ROBOTS);
      const today = kernel.clock.today().toString();
      const answer = await publicAct(kernel.db, params.id, today);
      if (answer.status === 'none') throw new XinhengError('NOT_FOUND');
      if (answer.status === 'withdrawn') {
        const names = (await organNames(kernel.db.kysely, [answer.organ])).get(answer.organ);
        const organ = (language === 'en' ? names?.en : names?.zh) ?? answer.organ;
        throw new XinhengError('GONE_WITHDRAWN', { organ, date: answer.on, reason: answer.reason });
      }
      const records = answer.status === 'shown' ? await recordsOfAct(kernel.db.kysely, params.id, today) : [];
      const [first] = records;
      if (first === undefined) throw new XinhengError('GONE');
      const { actId: id, kind, organ, organName, documentNo, decided } = first;
      return {
        id,
        kind,
        organ,
        organName,
        documentNo,
        decided,
        records: records.map(addressed(kernel)),
        page: `/acts/${id}`,
      };
    },
  });
}
