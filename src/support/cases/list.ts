import { namesOfUsers, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { casesWithSendings } from '../../kernel/delivery/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { listCases, type CaseFilter } from '../../kernel/procedures/index.ts';
import { bodiesOf } from '../../registry/subjects/index.ts';
import type { ListedCaseAnswer } from './api/schemas.ts';
import { wordsOf } from './names.ts';

/** Cases with their words and the party's name of today; a party's only those of which it was told. Throws as `listCases`. */
export async function listedCases(
  kernel: Kernel,
  caller: Caller,
  language: Language,
  filter: CaseFilter,
): Promise<{ items: ListedCaseAnswer[]; next: string | null }> {
  const page = await listCases(kernel, caller, filter);
  const bodies = await bodiesOf(
    kernel.db.kysely,
    page.items.map(({ subjectId }) => subjectId),
  );
  const people = await namesOfUsers(
    kernel.db.kysely,
    page.items.flatMap(({ handler }) => handler ?? []),
  );
  const told =
    caller.role === 'owner'
      ? await kernel.db.tx((tx) =>
          casesWithSendings(
            tx,
            page.items.map(({ caseId }) => caseId),
          ),
        )
      : null;
  const shown = told === null ? page.items : page.items.filter(({ caseId }) => told.has(caseId));
  const items = shown.map((item): ListedCaseAnswer => {
    const words = wordsOf(kernel, item, language);
    const body = item.subjectId === null ? undefined : bodies.get(item.subjectId);
    return {
      ...item,
      procedureTitle: words.procedure,
      stateTitle: words.state,
      partyName: body?.name ?? null,
      partyCode: body?.uscc ?? null,
      handlerName: item.handler === null ? null : (people.get(item.handler) ?? item.handler),
    };
  });
  return { items, next: page.next };
}
