import type { Static, TObject } from 'typebox';
import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import type { Case } from '../../../kernel/procedures/index.ts';
import { atField } from '../at-field.ts';
import { requirePart } from '../files.ts';
import { doneOf } from './answers.ts';
import { CaseParams, Done } from './schemas.ts';

/** What officials do to a case beside its steps: each by its own use case, with its own trace. */
export function actRoute<B extends TObject>(
  kernel: Kernel,
  name: string,
  summary: string,
  body: B,
  work: (kernel: Kernel, input: Static<B> & { caseId: string }, caller: Caller) => Promise<Case>,
): AnyRoute {
  return route({
    method: 'POST',
    path: `/api/v1/cases/{id}/${name}`,
    face: 'api',
    summary,
    permission: 'case.act',
    audit: `case.${name}`,
    schemas: { params: CaseParams, body, response: { 200: Done } },
    handle: async (call) => {
      await requirePart(kernel, call.params.id, call.caller, 'official');
      // The schema has checked it by now.
      const given = call.body as Static<B>;
      const input = { ...given, caseId: call.params.id };
      return atField(Object.keys(body.properties), async () => doneOf(await work(kernel, input, call.caller)));
    },
  });
}
