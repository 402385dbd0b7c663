import { sql } from 'kysely';
import { callerOf, changeRole, findUser, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { sqlState, type Tx } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { toProblem } from '../../kernel/errors/messages.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { allContentHomes, verifyJournal } from '../../kernel/journal/index.ts';
import { validDraft } from '../../kernel/policy/index.ts';
import { fireIn, openCase } from '../../kernel/procedures/index.ts';
import { VOCABULARY } from '../../registry/catalogue/index.ts';
import { takeSingle } from '../../registry/intake/index.ts';
import { correct, visibleSql } from '../../registry/publicity/index.ts';
import { OTHER_FIRM } from '../visitors/roles.ts';
import type { AttemptId } from './attempts.ts';
import { inVain } from './vain.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

/** A refusal as whoever tried gets it. */
export interface Refused {
  code: string;
  title: string | null;
  said: readonly string[];
}

interface Trial {
  kernel: Kernel;
  tx: Tx;
  language: Language;
}

/** Each tries the thing for earnest, by the service that the pages use, and answers or throws the refusals; none = let through. */
const TRIALS: Readonly<Record<AttemptId, (trial: Trial) => Promise<Refused[]>>> = {
  'no-basis': (trial) => report(trial, { 处罚依据: '' }),
  'no-notice': async (trial) => {
    const caseId = await proposed(trial);
    const reasons = { reasons: '（示例）不告知，直接列入。', outcome: 'listed' };
    const decide = { caseId, transition: 'decide-listing', fields: reasons };
    await fireIn(trial.tx, trial.kernel, decide, await person(trial.kernel, 'head'));
    return [];
  },
  'own-case': async (trial) => {
    const { kernel, tx } = trial;
    const caseId = await proposed(trial);
    // Whoever proposed gets the role of those who go on with it: what one did follows the person, not the role.
    const change = { account: 'officer', role: 'reviewer', organ: 'demo-a-amr' } as const;
    await changeRole(kernel, tx, await person(kernel, 'security'), change);
    await fireIn(tx, kernel, { caseId, transition: 'notify' }, await person(kernel, 'officer'));
    return [];
  },
  'own-proposal': async (trial) => {
    const { kernel, tx } = trial;
    const by = await person(kernel, 'reviewer');
    const proposal = { kind: 'correction', reason: '（示例）金额录错', patch: { content: { fineFen: 100 } } } as const;
    const opened = await correct(kernel, await shownRecord(kernel), proposal, by);
    if (opened.state === 'proposed') await fireIn(tx, kernel, { caseId: opened.case, transition: 'correct' }, by);
    return [];
  },
  person: async (trial) => {
    const row = await report(trial, { 行政相对人类别: '自然人', 行政相对人名称: '示例某某', 统一社会信用代码: '' });
    return [...row, ...model(trial)];
  },
  'alter-record': async ({ kernel, tx }) => {
    // As somebody would who has the database in hand and our program out of the way.
    await sql`update ${sql.table('records')} set content = jsonb_set(content, '{fineFen}', '1')
      where record_id = ${await shownRecord(kernel)}::uuid`.execute(tx);
    const { problems } = await verifyJournal(kernel.db, allContentHomes(kernel));
    return problems.map(({ seq, code, type }) => ({
      code,
      title: null,
      said: [`journal verify: ${seq} ${code} ${type ?? ''}`.trim()],
    }));
  },
  'alter-log': async ({ tx }) => {
    const { rows } = await sql<{ id: number }>`select max(id) as id from v_audit_log`.execute(tx);
    await sql`update ${sql.table('audit_log')} set account = 'nobody' where id = ${rows[0]?.id ?? 0}`.execute(tx);
    return [];
  },
};

/** Tries, leaves nothing, and answers how it was refused; empty = it was let through, which is a fault of ours. */
export async function tryToBreak(kernel: Kernel, id: AttemptId, language: Language): Promise<readonly Refused[]> {
  try {
    return await inVain(kernel, (inner, tx) => TRIALS[id]({ kernel: inner, tx, language }));
  } catch (error) {
    if (error instanceof XinhengError && error.status < 500) return [refusedBy(error, language)];
    // The database itself says no: insufficient privilege.
    if (sqlState(error) === '42501') return [{ code: '42501', title: null, said: [(error as Error).message] }];
    throw error;
  }
}

function refusedBy(error: XinhengError, language: Language): Refused {
  const { code, title, detail, errors = [] } = toProblem(error, language);
  const said = errors.map(({ message }) => message).filter((message) => !detail.includes(message));
  return { code, title, said: [detail, ...said] };
}

/** An account of the demonstration as it is inside the attempt. */
async function person(kernel: Kernel, account: string): Promise<Caller> {
  const user = await findUser(kernel, account);
  if (user === undefined) throw new XinhengError('NOT_FOUND', { what: account });
  return callerOf(user, '导览：试着违法');
}

/** A penalty on the other firm, in which `change` is wrong, as the clerk would send it. */
async function report({ kernel, tx, language }: Trial, change: Readonly<Record<string, string>>): Promise<Refused[]> {
  const today = kernel.clock.today();
  const row = {
    行政相对人名称: OTHER_FIRM.name,
    行政相对人类别: '法人及非法人组织',
    统一社会信用代码: OTHER_FIRM.uscc,
    行政处罚决定文书号: `示甲市监罚〔${today.year}〕9999号`,
    违法行为类型: '未按规定明码标价',
    违法事实: '（示例）检查发现收费项目未标价。',
    处罚依据: '《中华人民共和国价格法》第四十二条（示例引用）',
    处罚类别: '罚款',
    处罚内容: '罚款3,000元',
    '罚款金额(万元)': '0.3',
    处罚决定日期: today.toString(),
    处罚机关: 'demo-a-amr',
    数据来源单位: 'demo-a-amr',
    ...change,
  };
  const clerk = await person(kernel, 'clerk');
  const { fate, findings } = await takeSingle(tx, kernel, { mapping: 'penalties-2018', row }, clerk, language);
  if (fate !== 'rejected' && fate !== 'returned') return [];
  return findings.map(({ code, column, what, how }) => ({
    code,
    title: column,
    said: [what, how],
  }));
}

/** A policy document by which persons would be scored: no kind of document can hold it. */
function model({ kernel, language }: Trial): Refused[] {
  const document = { kind: 'person-scores', id: 'persons', edition: '1' };
  try {
    validDraft(kernel.policy, VOCABULARY, document, language);
    return [];
  } catch (error) {
    if (error instanceof XinhengError) return [refusedBy(error, language)];
    throw error;
  }
}

/** A case on the other firm, opened and proposed by the officer; no notice was made. */
async function proposed({ kernel, tx }: Trial): Promise<string> {
  const officer = await person(kernel, 'officer');
  const { rows } = await sql<{ id: string }>`
    select subject_id as id from v_subjects_bodies where uscc = ${OTHER_FIRM.uscc}`.execute(tx);
  const subjectId = rows[0]?.id;
  if (subjectId === undefined) throw new XinhengError('NOT_FOUND', { what: OTHER_FIRM.uscc });
  const { caseId } = await openCase(
    tx,
    kernel,
    {
      procedure: 'serious-list',
      objectKind: 'subject',
      objectId: subjectId,
      subjectId,
      party: { name: OTHER_FIRM.name, code: OTHER_FIRM.uscc },
      organs: { deciding: 'demo-a-amr', handling: null, reporting: null, superior: 'demo-amr' },
      district: '509901',
      fields: { cause: '（示例）试着违法', 'penalty-document': '示甲市监罚〔2026〕9999号' },
    },
    officer,
  );
  const fields = {
    facts: '（示例）没有事实。',
    'proposal-reasons': '（示例）没有理由。',
    'legal-basis': '（示例）没有依据。',
    measures: '（示例）',
    outcome: 'listed',
  };
  await fireIn(tx, kernel, { caseId, transition: 'propose', fields }, officer);
  return caseId;
}

/** A penalty of the reviewer's organ that is on display. */
async function shownRecord(kernel: Kernel): Promise<string> {
  const today = kernel.clock.today().toString();
  const { rows } = await sql<{ id: string }>`
    select ${r.record_id} as id from ${r.table}
    where ${r.kind} = 'penalty' and ${r.organ} = 'demo-a-amr' and ${r.reporting_organ} = 'demo-a-amr' and ${visibleSql('r')(today)}
    order by ${r.decided}, ${r.record_id} limit 1`.execute(kernel.db.kysely);
  const id = rows[0]?.id;
  if (id === undefined) throw new XinhengError('NOT_FOUND', { what: 'record' });
  return id;
}
