import { Type } from 'typebox';
import type { Kernel } from '../kernel/context.ts';
import { XinhengError } from '../kernel/errors/index.ts';
import { noIndex, route, type AnyRoute, type Call } from '../kernel/http/index.ts';
import { packedFor, readBuilt, type BuiltApp } from './files.ts';
import { shellFor } from './shell.ts';

const YEAR = 'public, max-age=31536000, immutable';

/** The shell at every address that no page of a room answers, and the files that it is made of. */
export function workbenchPages(kernel: Kernel, read: () => BuiltApp = readBuilt): AnyRoute[] {
  let app: BuiltApp | undefined;
  const built = (): BuiltApp => (app ??= read());
  const common = { method: 'GET', face: 'workbench', permission: 'public', audit: 'none' } as const;
  const shell = async ({ language, reply }: Pick<Call, 'language' | 'reply'>): Promise<string> => {
    const { html, policy } = shellFor(kernel, built().shell, language);
    noIndex(reply);
    reply.headers({ 'content-security-policy': policy, 'cache-control': 'no-store' });
    return html;
  };
  return [
    route({ ...common, path: '/workbench', summary: 'The officials’ application', schemas: {}, handle: shell }),
    route({ ...common, path: '/workbench/*', summary: 'The same, at any address below', schemas: {}, handle: shell }),
    route({
      ...common,
      path: '/workbench/assets/{name}',
      summary: 'A file of the application',
      rate: 3000,
      schemas: { params: Type.Object({ name: Type.String({ maxLength: 200 }) }) },
      async handle({ params, request, reply }) {
        const file = built().assets.get(params.name);
        if (file === undefined) throw new XinhengError('NOT_FOUND');
        const { encoding, bytes } = await packedFor(file, request.headers['accept-encoding']);
        reply.headers({
          'content-type': file.type,
          'cache-control': file.hashed ? YEAR : 'no-cache',
          vary: 'accept-encoding',
        });
        if (encoding !== null) reply.header('content-encoding', encoding);
        return reply.send(bytes);
      },
    }),
  ];
}
