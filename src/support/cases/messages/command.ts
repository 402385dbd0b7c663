import { messages } from '../../../kernel/i18n/types.ts';

interface Line {
  id: string;
  number: string;
  procedure: string;
  party: string;
  state: string;
  due: string;
}

export const commandMessages = messages(
  {
    'cases.none': () => '没有符合条件的案件。',
    'cases.line': (p: Line) => `${p.number}  ${p.party}  ${p.procedure}  ${p.state}  ${p.due}  ${p.id}`,
    'cases.more': () => '还有更多案件没有列出；用--cursor继续。',
    'cases.due': (p: { day: string }) => `期限${p.day}`,
    'cases.due.none': () => '没有期限',
    'case.head': (p: { number: string; procedure: string; state: string }) => `${p.number}  ${p.procedure}  ${p.state}`,
    'case.party': (p: { name: string; code: string }) => `当事人：${p.name}  ${p.code}`,
    'case.period': (p: { name: string; due: string }) => `期限：${p.name}  最后一天${p.due}`,
    'case.open': (p: { id: string; name: string; fields: string }) =>
      `可以办：${p.name}  ${p.id}${p.fields === '' ? '' : `  要填写${p.fields}`}`,
    'case.closed': (p: { name: string; why: string; next: string }) => `还不能办：${p.name}  ${p.why}${p.next}`,
    'case.paper': (p: { kind: string; number: string; heading: string; id: string }) =>
      `文书：${p.heading}  ${p.number}  ${p.kind}  ${p.id}`,
    'case.step': (p: { n: number; day: string; name: string; by: string }) => `第${p.n}步  ${p.day}  ${p.name}  ${p.by}`,
    opened: (p: { number: string; id: string }) => `已立案：${p.number}  ${p.id}`,
    fired: (p: { number: string; n: number; state: string }) => `${p.number}第${p.n}步已办理，现在处于“${p.state}”。`,
    'fired.paper': (p: { kind: string; number: string }) => `制作文书：${p.kind}  ${p.number}`,
    sent: (p: { id: string }) => `已登记送出：${p.id}。结果用cases outcome登记。`,
    recorded: (p: { number: string; state: string }) => `已登记。${p.number}现在处于“${p.state}”。`,
    'work.none': () => '没有待办的事。',
    'work.counts': (p: { all: number; late: number; soon: number }) => `共${p.all}件：超期${p.late}件，临期${p.soon}件`,
    'work.line': (p: { due: string; what: string; number: string; came: string }) => `${p.due}  ${p.what}  ${p.number}  ${p.came}`,
    'absence.line': (p: { account: string; from: string; to: string; substitute: string; absenceId: string }) =>
      `${p.account}  ${p.from}至${p.to}  由${p.substitute}代办  ${p.absenceId}`,
    'absence.ended': (p: { account: string; substitute: string }) => `${p.account}的外出已结束，从今天起${p.substitute}不再代办。`,
    'absence.none': () => '没有登记外出。',
  },
  {
    'cases.none': () => 'No case fits.',
    'cases.line': (p) => `${p.number}  ${p.party}  ${p.procedure}  ${p.state}  ${p.due}  ${p.id}`,
    'cases.more': () => 'There are more; go on with --cursor.',
    'cases.due': (p) => `due ${p.day}`,
    'cases.due.none': () => 'no term',
    'case.head': (p) => `${p.number}  ${p.procedure}  ${p.state}`,
    'case.party': (p) => `Party: ${p.name}  ${p.code}`,
    'case.period': (p) => `Term: ${p.name}  last day ${p.due}`,
    'case.open': (p) => `Open to you: ${p.name}  ${p.id}${p.fields === '' ? '' : `  asks for ${p.fields}`}`,
    'case.closed': (p) => `Not open: ${p.name}  ${p.why} ${p.next}`,
    'case.paper': (p) => `Paper: ${p.heading}  ${p.number}  ${p.kind}  ${p.id}`,
    'case.step': (p) => `Step ${p.n}  ${p.day}  ${p.name}  ${p.by}`,
    opened: (p) => `Opened: ${p.number}  ${p.id}`,
    fired: (p) => `Step ${p.n} of ${p.number} is taken; it now stands at "${p.state}".`,
    'fired.paper': (p) => `Paper made: ${p.kind}  ${p.number}`,
    sent: (p) => `Sending recorded: ${p.id}. Record its outcome with cases outcome.`,
    recorded: (p) => `Recorded. ${p.number} now stands at "${p.state}".`,
    'work.none': () => 'Nothing waits for you.',
    'work.counts': (p) => `${p.all} in all: ${p.late} late, ${p.soon} soon`,
    'work.line': (p) => `${p.due}  ${p.what}  ${p.number}  ${p.came}`,
    'absence.line': (p) => `${p.account}  ${p.from} to ${p.to}  ${p.substitute} stands in  ${p.absenceId}`,
    'absence.ended': (p) => `${p.account} is back; from today on ${p.substitute} no longer stands in.`,
    'absence.none': () => 'No absence is recorded.',
  },
);
