import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { Type } from 'typebox';
import type { Kernel } from '../context.ts';
import { ERROR_CODES } from '../errors/index.ts';
import { CSRF_COOKIE, SESSION_COOKIE, type AnyRoute, type DescribedList } from '../http/index.ts';
import type { ServerOptions } from './options.ts';

export const Problem = Type.Object(
  {
    type: Type.String({ description: 'Address of a page that explains the code' }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.Enum(Object.keys(ERROR_CODES)),
    detail: Type.String(),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          path: Type.String(),
          code: Type.String(),
          message: Type.String(),
          file: Type.Optional(Type.String({ description: 'of a policy document: its name' })),
          line: Type.Optional(Type.Integer({ description: 'of a policy document: the line, from 1, of its text indented by two spaces' })),
        }),
      ),
    ),
  },
  { description: 'RFC 9457' },
);

export async function registerOpenApi(server: FastifyInstance, kernel: Kernel, options: ServerOptions): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: kernel.settings.siteName.en,
        description: kernel.settings.siteName.zh,
        version: options.version ?? '0.0.0',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: SESSION_COOKIE,
            description: `Writes also send ${CSRF_COOKIE} back as X-CSRF-Token.`,
          },
          bearer: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: ({ schema, url }) => ({ schema: describeAnswers(schema), url }),
  });
}

const FILE = { type: 'string', format: 'binary' };
const MULTIPART = 'multipart/form-data';
/** One file and plain fields, which the summary of the route names. */
const UPLOAD = {
  type: 'object',
  properties: { file: FILE },
  required: ['file'],
  additionalProperties: { type: 'string' },
};

function describeAnswers(schema: FastifySchema | undefined): FastifySchema {
  if (schema === undefined) return {};
  const responses = schema.response as Record<string, unknown> | undefined;
  const [type] = schema.produces ?? [];
  const file = type === undefined ? {} : { 200: { description: 'File', content: { [type]: { schema: FILE } } } };
  const problem = { description: 'Problem', content: { 'application/problem+json': { schema: Problem } } };
  const upload = schema.consumes?.includes(MULTIPART) === true ? { body: UPLOAD } : {};
  return { ...schema, ...upload, response: { ...responses, ...file, default: problem } };
}

const listed = ({ name, columns, orders, filters, whole, file }: DescribedList) => ({
  'x-list': name,
  'x-columns': columns,
  'x-orders': orders,
  'x-filters': filters,
  ...(whole ? { 'x-whole': whole } : {}),
  'x-file': file,
});

/** The Fastify schema of a declared route: its own schemas, and what the description of the API says beside them. */
export function fastifySchema(route: AnyRoute): FastifySchema {
  const { schemas } = route;
  const secured = route.permission === 'public' ? {} : { security: [{ session: [] }, { bearer: [] }] };
  const described = {
    ...(schemas.params === undefined ? {} : { params: schemas.params }),
    ...(schemas.query === undefined ? {} : { querystring: schemas.query }),
    ...(schemas.body === undefined || route.upload === true ? {} : { body: schemas.body }),
    ...(schemas.response === undefined ? {} : { response: schemas.response }),
    ...(route.face === 'api' ? {} : { hide: true }),
    summary: route.summary,
    tags: [route.path.split('/')[3] ?? 'pages'],
    ...(route.upload === true ? { consumes: [MULTIPART] } : {}),
    ...(route.produces === undefined ? {} : { produces: [route.produces] }),
    ...secured,
    'x-permission': route.permission,
    'x-audit': route.audit,
    ...(route.idempotent ? { 'x-idempotent': true } : {}),
    ...(route.list === undefined ? {} : listed(route.list)),
  };
  return described as FastifySchema;
}
