import { messages } from '../../kernel/i18n/types.ts';

/** What the commands print without --json. */
export const keyAreaMessages = messages(
  {
    counted: (p: { areas: number; members: number }) => `统计了${p.areas}个领域、${p.members}份档案`,
    area: (p: { title: string; members: number; whole: number }) => `${p.title}  ${p.members}户，齐全${p.whole}户`,
    missing: (p: { part: string; from: string; n: number }) => `  缺${p.part}  ${p.n}户  应由${p.from}报送`,
    none: () => '不属于重点领域',
    there: (p: { part: string; n: number }) => `  有${p.part}  ${p.n}条`,
    lacks: (p: { part: string; from: string }) => `  缺${p.part}  应由${p.from}报送`,
  },
  {
    counted: (p) => `areas counted: ${p.areas}, files: ${p.members}`,
    area: (p) => `${p.title}  bodies ${p.members}, whole ${p.whole}`,
    missing: (p) => `  lacking ${p.part}  ${p.n}  from ${p.from}`,
    none: () => 'of no key area',
    there: (p) => `  holds ${p.part}  ${p.n}`,
    lacks: (p) => `  lacks ${p.part}  from ${p.from}`,
  },
);
