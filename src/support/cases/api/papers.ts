import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { noIndex, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { addPaper, documentOfCase, paperOf } from '../../../kernel/procedures/index.ts';
import { requirePart } from '../files.ts';
import { inline } from '../inline.ts';
import { doneOf } from './answers.ts';
import { CaseParams, Done } from './schemas.ts';

type As = 'official' | 'party';

const WHERE = { official: '/api/v1/cases/{id}', party: '/api/v1/my/cases/{id}' } as const;
const FileParams = Type.Object({ ...CaseParams.properties, file: Type.String({ minLength: 1, maxLength: 64 }) });

/** Uploaded papers and made documents of a case, in and out. */
export function paperRoutes(kernel: Kernel, as: As): AnyRoute[] {
  const common = { face: 'api', ...(as === 'party' ? { servedWith: ['centre'] as const } : {}) } as const;
  return [
    route({
      ...common,
      method: 'POST',
      path: `${WHERE[as]}/papers`,
      summary: 'Put a paper into the file: the field `kind` before the file; PDF, PNG or JPEG of at most 10 MB',
      permission: as === 'official' ? 'case.act' : 'case.party',
      audit: 'case.paper',
      upload: true,
      schemas: { params: CaseParams, response: { 201: Type.Object({ ...Done.properties, paperId: Type.String() }) } },
      async handle({ caller, params, request, reply }) {
        await requirePart(kernel, params.id, caller, as);
        const part = await request.file({ limits: { fileSize: 10 * 1024 * 1024 } });
        const kind = part?.fields['kind'];
        if (part === undefined || kind === undefined || Array.isArray(kind) || kind.type !== 'field') {
          throw new XinhengError('BAD_INPUT', { what: 'kind, file' });
        }
        const bytes = await part.toBuffer();
        const input = { caseId: params.id, kind: String(kind.value), name: part.filename, bytes };
        const { case: of, paperId } = await addPaper(kernel, input, caller);
        reply.code(201);
        return { ...doneOf(of), paperId };
      },
    }),
    route({
      ...common,
      method: 'GET',
      path: `${WHERE[as]}/papers/{file}`,
      summary: 'A paper that was put into the file',
      permission: as === 'official' ? 'case.read' : 'case.party',
      audit: 'case.paper.read',
      produces: 'application/octet-stream',
      schemas: { params: FileParams },
      async handle({ caller, params, reply }) {
        await requirePart(kernel, params.id, caller, as);
        const paper = await paperOf(kernel, params.id, params.file, caller);
        noIndex(reply);
        return inline(reply, paper);
      },
    }),
    route({
      ...common,
      method: 'GET',
      path: `${WHERE[as]}/documents/{file}`,
      summary: 'A document of the case as PDF',
      permission: as === 'official' ? 'case.read' : 'case.party',
      audit: 'case.document.read',
      produces: 'application/pdf',
      schemas: { params: FileParams },
      async handle({ caller, params, reply }) {
        await requirePart(kernel, params.id, caller, as);
        const { bytes, number, heading } = await documentOfCase(kernel, params.id, params.file, caller);
        noIndex(reply);
        return inline(reply, { bytes, mediaType: 'application/pdf', name: `${number ?? heading}.pdf` });
      },
    }),
  ];
}
