import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart, { type FastifyMultipartAttachFieldsToBodyOptions } from '@fastify/multipart';
import { fastify, type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Capability } from '../capability.ts';
import type { Kernel } from '../context.ts';
import { ALL_FACES, markSecure, type AnyRoute, type Face, type FormFile } from '../http/index.ts';
import { negotiate, stripLanguage } from '../i18n/index.ts';
import { identify } from './caller.ts';
import { checkRoutes, declaredRoutes } from './check.ts';
import { registerErrors, sendError } from './errors.ts';
import { bareHeaders, registerHeaders } from './headers.ts';
import { pageKeeper } from './kept.ts';
import { registerLimits } from './limits.ts';
import { registerOpenApi } from './openapi.ts';
import { registerOperations } from './operations.ts';
import type { ServerOptions } from './options.ts';
import { registerRoute } from './register.ts';
import { stateOf } from './state.ts';
import { registerViews } from './view.ts';
import { serializerCompiler, validatorCompiler } from './validate.ts';

const MEBIBYTE = 2 ** 20;

/**
 * The server of all that the rooms declare; it does not listen yet. Throws when a declaration lacks its schema, permission
 * or audit event.
 */
export async function buildServer(
  kernel: Kernel,
  capabilities: readonly Capability[],
  options: ServerOptions = {},
): Promise<FastifyInstance> {
  const routes = declaredRoutes(kernel, capabilities);
  checkRoutes(routes);
  const server = fastify({
    loggerInstance: kernel.log.child({}, { level: 'silent' }) as FastifyBaseLogger,
    genReqId: () => kernel.ids.record(),
    requestIdHeader: false,
    bodyLimit: options.bodyLimit ?? MEBIBYTE,
    requestTimeout: 300_000,
    trustProxy: options.trust === undefined ? false : [options.trust].flat(),
    routerOptions: { maxParamLength: 300 },
    rewriteUrl: (request) => rewrite(request.url ?? '/', (language) => (stateOf(request).language = language)),
    frameworkErrors: (error, request, reply) => {
      // An address that no route can be looked up for: no hook of ours runs.
      setLanguage(request);
      bareHeaders(request, reply);
      void sendError(kernel, options, error, request, reply);
    },
  });
  // A form of another site can send text/plain without asking first.
  server.removeContentTypeParser('text/plain');
  server.setSerializerCompiler(serializerCompiler);
  await server.register(cookie);
  server.addHook('onRequest', async (request) => {
    const state = stateOf(request);
    setLanguage(request);
    if (options.https === true || request.protocol === 'https') markSecure(request);
    state.identity = await identify(kernel, request);
    // A page with a token of the session must not be compressed beside what a stranger put in its address (BREACH).
    if (state.identity.session !== null) request.headers['x-no-compression'] = 'true';
  });
  registerViews(server);
  registerErrors(server, kernel, options);
  await registerHeaders(server, options);
  await registerLimits(server, kernel, options);
  await server.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await registerOpenApi(server, kernel, options);
  registerOperations(server, kernel, options);
  const served = routes.filter((route) => isServed(route, options.faces ?? ALL_FACES));
  await registerGroups(server, kernel, options, served);
  return server;
}

/** Each group reads only the kinds of body that it needs: a form is not an API call, an upload only where one is wanted. */
async function registerGroups(server: FastifyInstance, kernel: Kernel, options: ServerOptions, routes: readonly AnyRoute[]): Promise<void> {
  const keeper = options.keep === false ? null : pageKeeper(kernel);
  for (const kind of ['api', 'page'] as const) {
    for (const upload of [false, true]) {
      const group = routes.filter((route) => (route.face === 'api') === (kind === 'api') && (route.upload === true) === upload);
      await server.register(async (scope) => {
        scope.setValidatorCompiler(validatorCompiler(kind));
        if (kind === 'page') await scope.register(formbody, { bodyLimit: options.bodyLimit ?? MEBIBYTE });
        if (upload) {
          const fileSize = options.uploadLimit ?? 1024 * MEBIBYTE;
          await (kind === 'page'
            ? scope.register(multipart, formWithFiles(Math.min(fileSize, FORM_FILE)))
            : scope.register(multipart, { limits: { files: 1, fields: 20, fieldSize: 10_000, parts: 21, fileSize } }));
        }
        for (const route of group) registerRoute(scope, kernel, options, route, keeper);
      });
    }
  }
}

const FORM_FILE = 10 * MEBIBYTE;

/**
 * A form of a page is read whole before anything else, for its token stands among its fields; its files become `FormFile`.
 * Permission was asked before that.
 */
function formWithFiles(fileSize: number): FastifyMultipartAttachFieldsToBodyOptions {
  return {
    attachFieldsToBody: 'keyValues',
    limits: { files: 5, fields: 60, fieldSize: 64 * 1024, parts: 65, fileSize },
    async onFile(part) {
      const file: FormFile = { name: part.filename, bytes: await part.toBuffer() };
      // What `keyValues` puts into the body under the name of the field.
      Object.assign(part, { value: file });
    },
  };
}

/** Of a page the address has decided by now. */
function setLanguage(request: FastifyRequest): void {
  if (request.url.startsWith('/api/')) stateOf(request).language = negotiate(request.headers['accept-language']);
}

function rewrite(url: string, set: (language: 'en') => void): string {
  const english = stripLanguage(url);
  if (english === undefined || english.url.startsWith('/api/')) return url;
  set('en');
  return english.url;
}

/** Routes that come with every process: signing in, and what pages are drawn with. */
export function isServed(route: AnyRoute, faces: readonly Face[]): boolean {
  if (route.path.startsWith('/assets/')) return true;
  if (route.servedWith !== undefined) return route.servedWith.some((face) => faces.includes(face));
  if (route.face !== 'api') return faces.includes(route.face);
  return route.permission === 'public' || route.permission === 'session' || faces.includes('workbench');
}
