import type { Command } from 'commander';
import type { RunCommand } from '../../../kernel/capability.ts';
import { choice } from '../../../kernel/command-options.ts';
import { endAbsence, listAbsences, setAbsence, toCaseView } from '../../../kernel/procedures/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { callerOf, sideOf } from '../caller.ts';
import { openFile } from '../files.ts';
import { sheetOf } from '../sheet/sheet.ts';
import { listedCases } from '../list.ts';
import { commandMessages } from '../messages/command.ts';
import { namedWork } from '../work.ts';
import { caseText, listText, workText } from './texts.ts';
import { stepCommands } from './steps.ts';

interface ListOptions {
  procedure?: string;
  state?: 'open' | 'closed';
  organ?: string;
  mine?: boolean;
  late?: boolean;
  cursor?: string;
}

export function caseCommands(program: Command, run: RunCommand): void {
  const root = program.command('cases').description('cases under a procedure / 案件');
  root
    .option('--procedure <id>', 'of one procedure / 程序')
    .addOption(choice('--state <state>', 'open or closed / 办理中或者已办结', ['open', 'closed']))
    .option('--organ <code>', 'with a part of this organ / 涉及的单位')
    .option('--mine', 'in my charge / 我承办的')
    .option('--late', 'late / 已超期的')
    .option('--cursor <cursor>', 'go on / 翻页')
    .action((options: ListOptions) =>
      run(async (kernel, io) => {
        const page = await listedCases(kernel, await callerOf(kernel, io), io.language, options);
        return { document: page, text: listText(page, io.language) };
      }),
    );
  root
    .command('show <id>')
    .description('one case: what is required now, terms, papers, steps / 一件案件')
    .action((id: string) =>
      run(async (kernel, io) => {
        const caller = await callerOf(kernel, io);
        const side = sideOf(caller);
        const file = await openFile(kernel, id, caller, io.language, side);
        const view = toCaseView(file, io.language);
        const sheet = side === 'official' ? { sheet: await sheetOf(kernel, file, caller, io.language) } : {};
        return { document: { ...view, ...sheet }, text: caseText(view, io.language) };
      }),
    );
  root
    .command('work')
    .description('what waits for me, by last day / 我的待办')
    .option('--cursor <cursor>', 'go on / 翻页')
    .action((options: { cursor?: string }) =>
      run(async (kernel, io) => {
        const work = await namedWork(kernel, await callerOf(kernel, io), io.language, options);
        return { document: work, text: workText(work, io.language) };
      }),
    );
  stepCommands(root, run);
  absenceCommands(root, run);
}

function absenceCommands(root: Command, run: RunCommand): void {
  const absences = root.command('absences').description('who is away and who stands in / 外出和代办');
  absences.action(() =>
    run(async (kernel, io) => {
      const items = await listAbsences(kernel, await callerOf(kernel, io));
      const say = t(io.language, commandMessages);
      const text = items.length === 0 ? say['absence.none']() : items.map((each) => say['absence.line'](each)).join('\n');
      return { document: { items }, text };
    }),
  );
  absences
    .command('set <account>')
    .description('somebody is away / 登记外出')
    .requiredOption('--from <date>', 'first day / 第一天')
    .requiredOption('--to <date>', 'last day / 最后一天')
    .requiredOption('--substitute <account>', 'who stands in / 代办人')
    .action((account: string, options: { from: string; to: string; substitute: string }) =>
      run(async (kernel, io) => {
        const set = await setAbsence(kernel, await callerOf(kernel, io), { account, ...options });
        return { document: set, text: t(io.language, commandMessages)['absence.line'](set) };
      }),
    );
  absences
    .command('end <id>')
    .description('somebody is back early / 提前结束外出')
    .action((id: string) =>
      run(async (kernel, io) => {
        const ended = await endAbsence(kernel, await callerOf(kernel, io), id);
        return { document: ended, text: t(io.language, commandMessages)['absence.ended'](ended) };
      }),
    );
}
