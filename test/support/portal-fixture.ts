import { randomBytes } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Kernel } from '../../src/kernel/context.ts';
import type { RecordsTable } from '../../src/registry/records/types.ts';
import { searchReader } from '../../src/registry/search/reader.ts';
import { normaliseName } from '../../src/registry/subjects/index.ts';
import type { SubjectsTable } from '../../src/registry/subjects/types.ts';

/** Fixed ids, so that tests can name what they look for. */
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

interface Body extends Partial<SubjectsTable> {
  n: number;
  name: string;
  former?: string;
  reg?: string;
}

/** Invented bodies: codes of a region that is not assigned, names that say so. */
const BODIES: readonly Body[] = [
  { n: 1, name: '重庆示例空白商贸有限公司', uscc: '91509900MATE5T017L', founded: '2024-03-05', district: '509901' },
  {
    n: 2,
    name: '重庆示例甲食品有限公司',
    uscc: '91509900MATE5T025F',
    founded: '2019-06-01',
    district: '509901',
    former: '重庆示例旧名食品有限公司',
  },
  { n: 3, name: '重庆示例丙商店', uscc: '92509900MATE5T076L', kind: 'individual_business', district: '509902' },
  { n: 4, name: '重庆示例同名商贸有限公司', uscc: '91509900MATE5T084J', founded: '2020-01-01', district: '509901' },
  { n: 5, name: '重庆示例同名商贸有限公司', reg: '500000000000005', founded: '2021-01-01', district: '509902' },
  { n: 6, name: '重庆示例同名（商贸）有限公司', founded: '2022-01-01', district: '509921', state: 'cancelled' },
  { n: 7, name: '重庆示例并入公司', uscc: '91509900MATE5T068W', merged_into: uuid(1) },
  { n: 8, name: '重庆示例修复公司', uscc: '91509900MATE5T0415', founded: '2018-01-01', district: '509902' },
];

interface Act extends Partial<RecordsTable> {
  n: number;
  body: number;
}

const LONG =
  '经查，当事企业购进食品原料时未查验供货者的许可证和产品合格证明，未建立进货查验记录，有现场检查笔录、询问笔录和进货单据为证。';

const ACTS: readonly Act[] = [
  {
    n: 101,
    body: 2,
    kind: 'penalty',
    organ: 'demo-a-amr',
    line: 'samr',
    document_no: '渝示甲市监处罚〔2026〕118号',
    decided: '2026-10-30',
    received_on: '2026-11-09',
    report_due: '2026-11-10',
    nature: 'adverse',
    severity: 'general',
    display_class: 'penalty_general',
    content: {
      title: '',
      violation: '未按规定保存进货查验记录',
      facts: LONG,
      basis: '《中华人民共和国食品安全法》第一百二十六条第一款第（三）项',
      text: '罚款20000元',
      fineFen: 2_000_000,
      procedure: 'ordinary',
      socialImpact: true,
    },
    disputes: [{ raisedOn: '2026-11-20', due: '2026-11-27', state: 'open' }],
  },
  {
    n: 102,
    body: 2,
    kind: 'penalty',
    organ: 'demo-eeb',
    line: 'ndrc',
    document_no: '渝示环罚〔2026〕7号',
    decided: '2026-09-01',
    received_on: '2026-09-16',
    report_due: '2026-09-10',
    days_late: 4,
    nature: 'adverse',
    severity: 'serious',
    display_class: 'penalty_serious',
    content: {
      title: '',
      violation: '超过许可排放浓度排放水污染物',
      facts: '2026年8月12日采样监测，总排口化学需氧量超过许可排放浓度0.6倍。',
      basis: '《中华人民共和国水污染防治法》第八十三条第（二）项',
      text: '责令改正，罚款120000元',
      fineFen: 12_000_000,
      procedure: 'ordinary',
      socialImpact: true,
    },
    corrections: [{ on: '2026-10-09', kind: 'correction', reason: '更正采样日期的笔误' }],
  },
  {
    n: 103,
    body: 2,
    kind: 'permit',
    organ: 'demo-a-amr',
    line: 'samr',
    document_no: '渝示甲许准〔2025〕31号',
    permit_no: 'JY15099010000012',
    decided: '2025-03-01',
    received_on: '2025-03-06',
    report_due: '2025-03-12',
    nature: 'neutral',
    display_class: 'permit',
    content: {
      title: '食品经营许可',
      certificate: '食品经营许可证',
      text: '食品销售经营者',
      validFrom: '2025-03-01',
      validTo: '2030-02-28',
    },
  },
  {
    n: 104,
    body: 2,
    kind: 'honour',
    organ: 'demo-tax',
    line: 'ndrc',
    document_no: '示税函〔2026〕9号',
    decided: '2026-04-20',
    received_on: '2026-04-22',
    report_due: null,
    nature: 'good',
    display_class: 'honour',
    content: { title: '2025年度A级纳税人', validTo: '2027-04-19' },
  },
  {
    n: 105,
    body: 3,
    kind: 'abnormal_listing',
    organ: 'demo-b-amr',
    line: 'samr',
    document_no: '渝示乙市监列〔2026〕3号',
    decided: '2026-07-08',
    received_on: '2026-07-09',
    report_due: null,
    nature: 'adverse',
    display_class: 'abnormal_listing',
    content: { title: '未按规定公示年度报告', basis: '《市场主体登记管理条例实施细则》第七十条' },
  },
  {
    n: 201,
    body: 8,
    kind: 'penalty',
    organ: 'demo-amr',
    line: 'samr',
    document_no: '渝示市监处罚〔2026〕201号',
    decided: '2026-08-03',
    received_on: '2026-08-05',
    nature: 'adverse',
    severity: 'general',
    display_class: 'penalty_general',
    ended_on: '2026-11-10',
    ended_kind: 'repaired',
    content: { title: '秘密修复事由', violation: '秘密修复事由' },
  },
  {
    n: 202,
    body: 8,
    kind: 'penalty',
    organ: 'demo-amr',
    line: 'samr',
    document_no: '渝示市监处罚〔2024〕202号',
    decided: '2024-08-01',
    received_on: '2024-08-05',
    nature: 'adverse',
    severity: 'general',
    display_class: 'penalty_minor',
    content: { title: '秘密到期事由', violation: '秘密到期事由', statedDisplayEnd: '2025-02-01' },
  },
  {
    n: 203,
    body: 8,
    kind: 'penalty',
    organ: 'demo-amr',
    line: 'samr',
    document_no: '渝示市监处罚〔2026〕203号',
    decided: '2026-08-03',
    received_on: '2026-08-05',
    nature: 'adverse',
    severity: 'general',
    display_class: 'penalty_general',
    ended_on: '2026-11-12',
    ended_kind: 'withdrawn',
    ended_reason: '原处罚决定被复议机关撤销',
    content: { title: '秘密撤回事由', violation: '秘密撤回事由' },
  },
  {
    n: 204,
    body: 8,
    kind: 'penalty',
    organ: 'demo-amr',
    line: 'samr',
    document_no: '渝示市监处罚〔2026〕204号',
    decided: '2026-11-20',
    received_on: '2026-11-23',
    released_on: null,
    held: ['PHONE_IN_TEXT'],
    nature: 'adverse',
    severity: 'general',
    display_class: 'penalty_general',
    content: { title: '秘密待核事由', violation: '秘密待核事由' },
  },
];

export const ACT = Object.fromEntries(ACTS.map((act) => [act.n, uuid(act.n)])) as Record<number, string>;
export const SECRETS = [
  '秘密修复事由',
  '秘密到期事由',
  '秘密撤回事由',
  '秘密待核事由',
  '〔2026〕201号',
  '〔2024〕202号',
  '〔2026〕203号',
  '〔2026〕204号',
];

/** Plants bodies and acts past the use cases and fills the search index by its reader. */
export async function plantPortal(kernel: Kernel, extra: { many?: number } = {}): Promise<void> {
  const db = kernel.db.kysely as Kysely<Record<string, Record<string, unknown>>>;
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const many = Array.from({ length: extra.many ?? 0 }, (_, i): Body => ({
    n: 1000 + i,
    name: `重庆示例第${i + 1}号商贸有限公司`,
    district: '509921',
  }));
  for (const { n, former, reg, ...body } of [...BODIES, ...many]) {
    const id = uuid(n);
    await db
      .insertInto('subjects')
      .values({ kind: 'enterprise', state: 'active', seq: 1, created_at: at, ...body, subject_id: id })
      .execute();
    const names = [{ name: body.name, valid_to: null }, ...(former ? [{ name: former, valid_to: '2023-05-04' }] : [])];
    for (const name of names)
      await db
        .insertInto('subject_names')
        .values({ subject_id: id, name_norm: normaliseName(name.name), source: 'demo-amr', ...name })
        .execute();
    const keys = [
      ...(body.uscc ? [{ kind: 'uscc', key: body.uscc }] : []),
      ...(reg ? [{ kind: 'reg', key: reg }] : []),
    ];
    for (const key of keys)
      await db
        .insertInto('subject_keys')
        .values({ ...key, subject_id: id })
        .execute();
    await db
      .insertInto('registrations')
      .values({
        subject_id: id,
        registration_id: uuid(5000 + n),
        source: 'demo-amr',
        source_key: `k${n}`,
        name: body.name,
        content: '{}',
        received_on: '2026-11-02',
        salt: randomBytes(16),
        seq: 1,
        uscc_given: body.uscc ?? null,
      })
      .execute();
  }
  for (const act of ACTS) await plantAct(db, act);
  await kernel.db.tx((tx) =>
    searchReader.handle(
      tx,
      [...BODIES, ...many].map(({ n }) => ({
        seq: n,
        type: 'subject.created',
        subjectId: uuid(n),
        object: uuid(n),
        version: 1,
        leaf: Buffer.alloc(32),
        at,
      })),
      { now: at, outbox: () => Promise.resolve() },
    ),
  );
}

/** Penalties of one organ in a month: `late` of `n` came late. */
export async function plantMonth(kernel: Kernel, organ: string, n: number, late: number, from: number): Promise<void> {
  const db = kernel.db.kysely as Kysely<Record<string, Record<string, unknown>>>;
  for (let i = 0; i < n; i++) {
    await plantAct(db, {
      n: from + i,
      body: 1,
      kind: 'inspection',
      organ,
      document_no: `示检〔2026〕${from + i}号`,
      decided: '2026-09-02',
      report_due: '2026-09-11',
      received_on: i < late ? '2026-09-16' : '2026-09-08',
      days_late: i < late ? 3 : 0,
      nature: 'neutral',
      display_class: 'neutral_act',
      content: { title: '日常检查' },
    });
  }
}

async function plantAct(db: Kysely<Record<string, Record<string, unknown>>>, { n, body, ...act }: Act): Promise<void> {
  const id = uuid(n);
  const subject = uuid(body);
  const permit = act.permit_no ?? null;
  await sql`insert into acts (act_id, kind, organ, document_no, decided, permit_no, subject_ids)
    values (${id}, ${act.kind}, ${act.organ}, ${act.document_no}, ${act.decided}, ${permit}, ${[subject]})`.execute(db);
  await db
    .insertInto('records')
    .values({
      record_id: id,
      act_id: id,
      item: act.kind,
      edition: '2024',
      reporting_organ: act.organ,
      source: act.organ,
      released_on: act.received_on,
      line: 'ndrc',
      report_due: null,
      salt: randomBytes(16),
      seq: 1,
      ...act,
      subject_id: subject,
      content: JSON.stringify(act.content),
      disputes: JSON.stringify(act.disputes ?? []),
      corrections: JSON.stringify(act.corrections ?? []),
    })
    .execute();
}
