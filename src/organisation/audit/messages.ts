import { messages } from '../../kernel/i18n/types.ts';

export const auditMessages = messages(
  {
    'seal.ok': () => '一致',
    'seal.altered': () => '与封存时不同',
    'seal.between': () => '之前有未封存的行',
    'seal.unproved': () => '日志里没有对应的证明',
    'seal.line': (p: { firstId: number; lastId: number; rows: number; state: string }) =>
      `第${p.firstId}至${p.lastId}行，共${p.rows}行：${p.state}`,
    'seal.open': (p: { n: number }) => `尚未封存：${p.n}行，下一个整点封存。`,
    empty: () => '没有符合条件的记录。',
    line: (p: { at: string; account: string; action: string; object: string; outcome: string }) =>
      `${p.at}　${p.account}　${p.action}　${p.object}　${p.outcome}`,
  },
  {
    'seal.ok': () => 'as sealed',
    'seal.altered': () => 'not as it was sealed',
    'seal.between': () => 'rows before it that no seal covers',
    'seal.unproved': () => 'no leaf of the journal proves it',
    'seal.line': (p) => `rows ${p.firstId} to ${p.lastId}, ${p.rows} in all: ${p.state}`,
    'seal.open': (p) => `Not sealed yet: ${p.n}; the next full hour seals them.`,
    empty: () => 'Nothing fits.',
    line: (p) => `${p.at}  ${p.account}  ${p.action}  ${p.object}  ${p.outcome}`,
  },
);
