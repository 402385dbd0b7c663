import type { ProcedureContent } from '../../policy/index.ts';

type Part<K extends 'transitions' | 'periods' | 'documents'> = ProcedureContent[K][number];
const text = (zh: string): { zh: string; en: string } => ({ zh, en: zh });

export const BASIS = {
  instrument: '示例规定（2020-01-01）',
  article: '第一条',
  level: 'local-default',
  verified: 'local-default',
} as const;
export const OFFICER = { who: 'official', organ: 'deciding', roles: ['officer'] } as const;
export const DIRECTOR = { who: 'official', organ: 'deciding', roles: ['director'] } as const;
export const SUPERIOR = { who: 'official', organ: 'superior', roles: ['director'] } as const;
const PARTY = { who: 'party' } as const;
const CLOCK = { who: 'clock' } as const;

export function transition(id: string, from: string[], to: string, over: Partial<Part<'transitions'>> = {}): Part<'transitions'> {
  return {
    id,
    title: text(id),
    means: 'propose',
    from,
    to,
    by: [OFFICER as never],
    notWho: [],
    fields: [],
    notBefore: [],
    notAfter: [],
    served: [],
    makes: [],
    ...over,
  };
}

export function period(id: string, over: Partial<Part<'periods'>>): Part<'periods'> {
  return {
    id,
    title: text(id),
    length: 5,
    unit: 'working',
    kind: 'window',
    from: { step: 'open' },
    owner: OFFICER as never,
    closedBy: [],
    basis: BASIS,
    ...over,
  };
}

const RESULT = {
  id: 'result',
  title: text('处理结果'),
  type: 'choice',
  required: true,
  choices: ['none', 'warned', 'listed'].map((id) => ({ id, title: text(id) })),
} as const;
const FACTS = { id: 'facts', title: text('事实'), type: 'text', required: true } as const;
const SECRET = { id: 'source', title: text('线索来源'), type: 'line', required: false, internal: true } as const;

/** A small adverse procedure with all that the engine knows: notice, window, answer, decision, term, time limits. */
export function adverse(over: Partial<ProcedureContent> = {}): ProcedureContent {
  return {
    nature: 'adverse',
    object: 'subject',
    basis: [BASIS],
    party: 'subject',
    opening: { by: [OFFICER as never], fields: [SECRET] },
    outcome: { field: 'result', scale: ['none', 'warned', 'listed'] },
    states: [
      { id: 'drafted', title: text('立案') },
      { id: 'noticed', title: text('已告知'), party: text('请陈述、申辩') },
      { id: 'answered', title: text('已答辩') },
      { id: 'unanswered', title: text('未答辩') },
      { id: 'decided', title: text('已决定') },
      { id: 'listed', title: text('列入'), adverse: { ends: { period: 'term' }, leave: ['expire'] } },
      { id: 'expired', title: text('期满移出'), end: true },
      { id: 'withdrawn', title: text('撤回'), end: true },
    ],
    transitions: [
      transition('notify', ['drafted'], 'noticed', {
        by: [{ ...OFFICER, assigned: true } as never],
        fields: [FACTS, RESULT] as never,
        makes: ['notice'],
      }),
      transition('withdraw', ['drafted', 'noticed'], 'withdrawn', { by: [DIRECTOR as never] }),
      transition('answer', ['noticed'], 'answered', {
        by: [PARTY],
        notAfter: ['window'],
        served: ['notice'],
        papers: [{ id: 'answer', title: text('陈述材料'), required: false }],
      }),
      transition('lapse', ['noticed'], 'unanswered', { by: [CLOCK], on: { passed: 'window' } }),
      transition('decide', ['answered', 'unanswered'], 'decided', {
        by: [DIRECTOR as never],
        notWho: ['open', 'notify'],
        fields: [RESULT] as never,
        notBefore: ['window'],
        notHeavierThan: 'notify',
        makes: ['decision'],
      }),
      transition('list', ['decided'], 'listed', { by: [CLOCK], on: { served: 'decision' }, effect: 'test.enter' }),
      transition('expire', ['listed'], 'expired', { by: [CLOCK], on: { passed: 'term' }, effect: 'test.leave' }),
    ],
    periods: [
      period('limit', {
        length: 60,
        unit: 'calendar',
        kind: 'deadline',
        owner: DIRECTOR as never,
        closedBy: ['decide', 'withdraw'],
        extend: { by: DIRECTOR as never, atMost: 30, times: 1 },
        escalate: { after: 2, to: SUPERIOR as never },
      }),
      period('window', { length: 5, kind: 'window', from: { served: 'notice' }, owner: PARTY }),
      period('term', { length: 12, unit: 'month', kind: 'term', from: { served: 'decision' }, owner: CLOCK }),
    ],
    documents: [
      { id: 'notice', title: text('告知书'), template: 'test-notice', serve: true },
      { id: 'decision', title: text('决定书'), template: 'test-decision', serve: true },
    ],
    suspensions: [{ id: 'examination', title: text('鉴定'), by: DIRECTOR as never, basis: BASIS }],
    running: 'keep',
    ...over,
  };
}

/** A matter between two people of the house. */
export function internal(over: Partial<ProcedureContent> = {}): ProcedureContent {
  const any = (roles: string[]) => ({ who: 'official', organ: 'any', roles }) as never;
  return {
    nature: 'internal',
    object: 'thing',
    basis: [BASIS],
    party: 'none',
    opening: { by: [any(['policy', 'officer'])], fields: [] },
    states: [
      { id: 'proposed', title: text('已提请') },
      { id: 'done', title: text('已办'), end: true },
      { id: 'refused', title: text('未同意'), end: true },
    ],
    transitions: [
      transition('confirm', ['proposed'], 'done', { by: [any(['director'])], notWho: ['open'], effect: 'test.enter' }),
      transition('refuse', ['proposed'], 'refused', { by: [any(['director', 'reviewer'])], notWho: ['open'] }),
    ],
    periods: [period('limit', { length: 3, kind: 'deadline', owner: any(['director']), closedBy: ['confirm', 'refuse'] })],
    documents: [],
    suspensions: [],
    running: 'move',
    ...over,
  };
}
