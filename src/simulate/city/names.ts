import type { Random } from './random.ts';

// Invented names say so: each holds 示例. Two characters of the sexagenary cycle keep them apart without looking real.
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';

export const TRADES = [
  { name: '食品', industry: 'C14', organ: 'amr' },
  { name: '餐饮管理', industry: 'H62', organ: 'amr' },
  { name: '药房', industry: 'F52', organ: 'amr' },
  { name: '化工', industry: 'C26', organ: 'eeb' },
  { name: '金属制品', industry: 'C33', organ: 'emergency' },
  { name: '机械', industry: 'C34', organ: 'emergency' },
  { name: '建筑工程', industry: 'E47', organ: 'housing' },
  { name: '物业服务', industry: 'K70', organ: 'housing' },
  { name: '商贸', industry: 'F51', organ: 'commerce' },
  { name: '家政服务', industry: 'O80', organ: 'commerce' },
  { name: '养老服务', industry: 'Q85', organ: 'civil' },
  { name: '环保科技', industry: 'N77', organ: 'eeb' },
] as const;
export type Trade = (typeof TRADES)[number];

/** The nth invented name; n up to 60 × trades stays without a repeat. */
export function inventedName(n: number, trade: Trade, random: Random): string {
  const cycle = `${STEMS[n % 10]}${BRANCHES[n % 12]}`;
  const form = random.pick(['有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司']);
  return `示例市示例${cycle}${n >= 60 ? '新' : ''}${n >= 120 ? '兴' : ''}${n >= 180 ? '荣' : ''}${trade.name}${form}`;
}
