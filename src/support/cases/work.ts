import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { workOf } from '../../kernel/procedures/index.ts';
import { bodiesOf } from '../../registry/subjects/index.ts';

export type NamedWork = Awaited<ReturnType<typeof namedWork>>;

/** What waits for the caller, each with the body that it is about. Throws FORBIDDEN, PURPOSE_REQUIRED, BAD_CURSOR. */
export async function namedWork(kernel: Kernel, caller: Caller, language: Language, query: Parameters<typeof workOf>[3]) {
  const work = await workOf(kernel, caller, language, query);
  const bodies = await bodiesOf(
    kernel.db.kysely,
    work.items.map(({ subjectId }) => subjectId),
  );
  const items = work.items.map(({ key: _key, ...item }) => {
    const body = item.subjectId === null ? undefined : bodies.get(item.subjectId);
    return { ...item, partyName: body?.name ?? null, partyCode: body?.uscc ?? null };
  });
  return { ...work, items };
}
