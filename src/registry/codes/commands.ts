import { sql } from 'kysely';
import type { Command } from 'commander';
import { localOperator, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../../kernel/capability.ts';
import { choice } from '../../kernel/command-options.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import type { Answers } from '../subjects/index.ts';
import { checkText, ordersText, ratesText, type CauseCount } from './command-text.ts';
import { recompute } from './keep.ts';
import { codesMessages } from './messages.ts';
import { listOrders, ordersByOrgan, type OrderQuery } from './orders/list.ts';
import { replyToOrder, type ReplyInput } from './orders/reply.ts';
import { proposeUndo } from './orders/undo.ts';
import { codeRates, keepRates, rateOverTime } from './rate.ts';
import { REPLIES } from './types.ts';

const PAGE = 200;
const STATES = ['open', 'answered', 'settled', 'lapsed'] as const;

export function codesCommands(program: Command, run: RunCommand): void {
  const root = program.command('codes').description('wrong and duplicate codes over the register / 重错码');
  root
    .command('check')
    .description('compute all findings anew from the register / 全库重新检查')
    .action(() => run(check));
  root
    .command('orders')
    .description('work orders to the registering organs / 工单')
    .option('--organ <code>', 'of one organ / 某机关的')
    .addOption(choice('--state <state>', 'how far / 办理状态', STATES))
    .option('--late', 'only those past their day, counted by organ / 只看超期的')
    .option('--cursor <cursor>', 'next page / 下一页')
    .action((options: OrderQuery) => run((kernel, io) => orders(kernel, io, options)));
  root
    .command('reply')
    .description('the registering organ’s answer / 登记机关答复')
    .argument('<order>', 'number of the order / 工单号')
    .addOption(choice('--kind <kind>', 'the answer / 答复', REPLIES).makeOptionMandatory())
    .requiredOption('--reason <text>', 'why / 理由')
    .option('--code <code>', 'the right code / 正确的代码')
    .option('--body <id>', 'the body that stays, or whose the code is / 保留的一户')
    .option('--organ <code>', 'to whom it is passed on / 转给哪个机关')
    .action((order: string, options: ReplyInput) =>
      run(async (kernel, io) => {
        const document = await replyToOrder(kernel, order, options, await callerOf(kernel, io));
        const texts = t(io.language, codesMessages);
        const text =
          document.proposal === null
            ? texts['reply.forwarded'](document)
            : texts['reply.proposed']({ number: document.number, proposal: document.proposal });
        return { document, text };
      }),
    );
  root
    .command('undo')
    .description('propose to undo the merger of an order / 提出撤销合并')
    .argument('<order>', 'number of the order / 工单号')
    .requiredOption('--reason <text>', 'why / 理由')
    .option('--answer <id=side...>', 'whose what came since is: ID=loser or ID=survivor / 合并后新增内容的归属')
    .action((order: string, options: { reason: string; answer?: string[] }) =>
      run(async (kernel, io) => {
        const input = { reason: options.reason, answers: answersOf(options.answer ?? []) };
        const document = await proposeUndo(kernel, order, input, await callerOf(kernel, io));
        return { document, text: t(io.language, codesMessages)['undo.proposed'](document) };
      }),
    );
  root
    .command('rate')
    .description('wrong and duplicate codes in 10,000 bodies / 重错码率')
    .option('--month <yyyy-mm>', 'default: the newest / 默认最近一期')
    .option('--months', 'all months / 各月')
    .action((options: { month?: string; months?: boolean }) => run((kernel, io) => rate(kernel, io, options)));
}

async function check(kernel: Kernel, io: CommandIo): Promise<CommandResult> {
  requirePermission(await callerOf(kernel, io), 'codes.read');
  const begun = kernel.clock.now();
  const at = new Date(begun.epochMilliseconds);
  const kept = await kernel.db.tx((tx) => recompute(tx, kernel, at));
  await keepRates(kernel, kernel.clock.today().toString());
  const { rows: causes } = await sql<CauseCount>`
    select kind, cause, count(*)::int as n, count(candidate)::int as candidates from code_findings
    where gone_on is null group by kind, cause order by kind, n desc, cause`.execute(kernel.db.kysely);
  const counted = causes.filter((each) => each.kind !== 'warning' && each.kind !== 'name_differs');
  const wrong = counted.reduce((n, each) => n + (each.cause === 'placeholder' ? 0 : each.n), 0);
  const seconds = kernel.clock.now().since(begun).total('second');
  const document = { ...kept, causes, seconds };
  return { document, text: checkText(kept, causes, io.language), exit: wrong > 0 ? 1 : 0 };
}

async function orders(kernel: Kernel, io: CommandIo, given: OrderQuery): Promise<CommandResult> {
  const caller = await callerOf(kernel, io);
  const page = await listOrders(kernel, { ...given, limit: PAGE }, caller);
  const organs = given.late ? await ordersByOrgan(kernel, caller) : [];
  const document = given.late ? { ...page, organs } : page;
  return { document, text: ordersText(page, organs, io.language) };
}

async function rate(kernel: Kernel, io: CommandIo, options: { month?: string; months?: boolean }): Promise<CommandResult> {
  const caller = await callerOf(kernel, io);
  if (options.months) {
    const items = await rateOverTime(kernel);
    const lines = items.map((each) => `${each.month}  ${each.rate.perTenThousand ?? '-'}`);
    return { document: { items }, text: lines.join('\n') };
  }
  const document = await codeRates(kernel, options.month, caller);
  return { document, text: ratesText(document, io.language) };
}

function callerOf(kernel: Kernel, { as }: CommandIo): Promise<Caller> {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}

function answersOf(given: readonly string[]): Answers {
  return Object.fromEntries(
    given.map((text) => {
      const at = text.lastIndexOf('=');
      const side = text.slice(at + 1);
      if (side !== 'loser' && side !== 'survivor') throw new XinhengError('BAD_INPUT', { what: '--answer ID=loser | ID=survivor' });
      return [text.slice(0, at), side];
    }),
  );
}
