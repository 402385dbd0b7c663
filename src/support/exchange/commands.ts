import type { Command } from 'commander';
import { localOperator, type Caller } from '../../kernel/access/index.ts';
import type { CommandIo, RunCommand } from '../../kernel/capability.ts';
import type { Kernel } from '../../kernel/context.ts';
import { lifeText, offResult, receivedText, sentText, statusText } from './command-text.ts';
import { isOn, receiveAll, send } from './exchange.ts';
import { lifeOfRecord } from './life-service.ts';
import { exchangeStatus, type StatusQuery } from './status.ts';
import { stuckRows } from './stuck.ts';

const PAGE = 200;

export function exchangeCommands(program: Command, run: RunCommand): void {
  const root = program.command('exchange').description('the national leg: files to and from the upper platform / 上报');
  root
    .command('send')
    .description('make and publish the files that are due / 上报')
    .option('--day <date>', 'only what became due on this day / 只报这一天的')
    .action((options: { day?: string }) =>
      run(async (kernel, io) => {
        if (!(await isOn(kernel))) return offResult(io.language);
        const done = await send(kernel, { day: options.day, caller: await callerOf(kernel, io) });
        return { document: done, text: sentText(done, io.language), exit: done.fault === null ? 0 : 1 };
      }),
    );
  root
    .command('receive')
    .description('take receipts and returned data / 收回执和返还数据')
    .action(() =>
      run(async (kernel, io) => {
        if (!(await isOn(kernel))) return offResult(io.language);
        const done = await receiveAll(kernel, { caller: await callerOf(kernel, io) });
        return { document: done, text: receivedText(done, io.language), exit: done.failed.length === 0 ? 0 : 1 };
      }),
    );
  root
    .command('status')
    .description('how far the rows have come, and what is past its day; the list of it with --purpose / 进度和超期')
    .option('--organ <organ>', 'code, USCC or name / 机关')
    .option('--from <date>', 'first day / 第一天')
    .option('--to <date>', 'last day / 最后一天')
    .action((options: StatusQuery) =>
      run(async (kernel, io) => {
        const caller = await callerOf(kernel, io);
        const status = await exchangeStatus(kernel, options, caller);
        const stuck = caller.purpose === null ? null : await stuckRows(kernel, caller, { limit: PAGE });
        return { document: { ...status, late: stuck?.items ?? null }, text: statusText(status, stuck, io.language) };
      }),
    );
  root
    .command('life')
    .description('where one record stands, from report to display / 一条记录的全过程')
    .argument('<id>', 'record / 记录编号')
    .action((id: string) =>
      run(async (kernel, io) => {
        const life = await lifeOfRecord(kernel, id, await callerOf(kernel, io));
        return { document: life, text: lifeText(life, io.language), exit: life.stuck ? 1 : 0 };
      }),
    );
}

function callerOf(kernel: Kernel, { as }: CommandIo): Promise<Caller> {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}
