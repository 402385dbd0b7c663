import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, route, type AnyRoute } from '../../kernel/http/index.ts';
import { codeWords } from './coded.ts';

const Code = Type.Object({
  kind: Type.String({ description: 'kind of act, or registration' }),
  field: Type.String({ description: 'field of the record that holds the code' }),
  key: Type.String({ description: 'the code as records hold it' }),
  title: Type.Object({ zh: Type.String(), en: Type.String() }),
});

/** Short and whole: `next` is always null. */
export function codesRoute(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/v1/catalogue/codes',
    face: 'api',
    summary: 'What the codes in records are called, by kind of act, field and code, as the act templates in force say',
    permission: 'public',
    audit: 'none',
    schemas: { response: { 200: listOf(Code) } },
    handle: async () => ({ items: [...codeWords(kernel.policy, kernel.clock.today().toString())], next: null }),
  });
}
