import type { Temporal } from 'temporal-polyfill';
import { composeUscc } from '../../registry/uscc/index.ts';
import { inventedName, TRADES, type Trade } from './names.ts';
import type { Random } from './random.ts';
import type { Row } from './rows.ts';

export interface InventedSubject {
  uscc: string;
  name: string;
  trade: Trade;
  district: string;
  founded: Temporal.PlainDate;
  /** As the statistics of the invented city state it; most cities know it of some. */
  size: string;
}

const SIZES = ['微型', '小型', '微型', '小型', '中型', '', '大型'];
const DISTRICTS = ['示例甲区', '示例乙区', '示例丙县'];
/** A region that is not assigned: no real body can carry such a code. */
const REGION = '509900';
const BODY = '0123456789ABCDEFGHJKLMNPQRTUWXY';

export function inventSubjects(count: number, random: Random, today: Temporal.PlainDate): InventedSubject[] {
  return Array.from({ length: count }, (_, n) => {
    const trade = TRADES[n % TRADES.length] as Trade;
    const body = `MA${Array.from({ length: 6 }, () => BODY[random.int(0, BODY.length - 1)]).join('')}`;
    return {
      uscc: composeUscc({ department: '9', category: '1', region: REGION, body }),
      name: inventedName(n, trade, random),
      trade,
      district: random.pick(DISTRICTS),
      founded: today.subtract({ days: random.int(500, 6000) }),
      size: SIZES[n % SIZES.length]!,
    };
  });
}

export function registrationRow(subject: InventedSubject): Row {
  return {
    subjectName: subject.name,
    uscc: subject.uscc,
    founded: subject.founded.toString(),
    subjectType: '有限责任公司',
    district: subject.district,
    address: `示例市${subject.district}示例路${subject.uscc.charCodeAt(12)}号`,
    scope: `（示例）${subject.trade.name}`,
    industry: subject.trade.industry,
    size: subject.size,
    state: '存续（在营、开业、在册）',
  };
}
