import type { Temporal } from 'temporal-polyfill';
import { PENALTIES, PERMITS } from './acts.ts';
import type { Trade } from './names.ts';
import type { Random } from './random.ts';

/** One row as its organ would send it, by field of the mapping. */
export type Row = Readonly<Record<string, string>>;

/** What an invented act is about: whose, by whom, when, under which number. */
export interface InventedAct {
  subject: { name: string; uscc: string; trade: Trade };
  organ: string;
  documentNo: string;
  decided: Temporal.PlainDate;
}

export function addressee(subject: { name: string; uscc: string }): Row {
  return { subjectName: subject.name, subjectKind: '法人及非法人组织', uscc: subject.uscc };
}

export function permitRow({ subject, organ, documentNo, decided }: InventedAct, random: Random): Row {
  const permit = PERMITS[subject.trade.organ];
  return {
    ...addressee(subject),
    documentName: permit.name,
    documentNo,
    category: permit.category,
    certificate: permit.certificate,
    permitNo: `示例${decided.year}${String(random.int(1, 99999)).padStart(5, '0')}`,
    text: permit.text,
    decided: decided.toString(),
    validFrom: decided.toString(),
    validTo: decided.add({ years: random.pick([1, 3, 5]) }).toString(),
    organ,
    state: '1',
    dataSource: organ,
  };
}

export function penaltyRow({ subject, organ, documentNo, decided }: InventedAct, random: Random): Row {
  const template = random.pick(PENALTIES[subject.trade.organ]);
  const yuan = template.yuan ? Math.round(random.int(...template.yuan) / 1000) * 1000 : 0;
  return {
    ...addressee(subject),
    documentNo,
    violation: template.violation,
    facts: template.facts,
    basis: template.basis,
    penaltyKinds: template.kinds,
    text: template.text(yuan.toLocaleString('en-US')),
    fineFen: yuan ? String(yuan / 10_000) : '',
    decided: decided.toString(),
    effectiveUntil: decided.add({ years: 1 }).toString(),
    organ,
    dataSource: organ,
    severity: template.severity,
    procedure: '普通程序',
    socialImpact: '是',
  };
}

export function equipmentRow({ subject, organ, documentNo, decided }: InventedAct, random: Random): Row {
  return {
    ...addressee(subject),
    documentName: '设备使用登记决定书',
    documentNo,
    category: '登记',
    certificate: '设备使用登记证',
    permitNo: `示例登${decided.year}${String(random.int(1, 99999)).padStart(5, '0')}`,
    text: '（示例）准予登记使用',
    decided: decided.toString(),
    validFrom: decided.toString(),
    validTo: '2099-12-31',
    organ,
    state: '1',
    dataSource: organ,
  };
}

export function honourRow({ subject, organ, documentNo, decided }: InventedAct): Row {
  return {
    ...addressee(subject),
    title: `${decided.year - 1}年度示例诚信单位`,
    documentNo,
    decided: decided.toString(),
    organ,
  };
}
