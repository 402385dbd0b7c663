import type { Command } from 'commander';
import { localOperator, type Caller } from '../../kernel/access/index.ts';
import type { CommandIo, RunCommand } from '../../kernel/capability.ts';
import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { matchingMessages } from './messages.ts';
import { decideMatching, listMatching, undoMatching, type Matching } from './service.ts';

export function matchingCommands(program: Command, run: RunCommand): void {
  const root = program.command('matching').description('rows without a usable code / 待匹配的行');
  root
    .command('list')
    .description('rows and the bodies that they may mean / 待匹配的行和候选主体')
    .option('--organ <code>', 'of one reporting organ / 某报送单位的')
    .option('--cursor <cursor>', 'next page / 下一页')
    .action((options: { organ?: string; cursor?: string }) =>
      run(async (kernel, io) => {
        const page = await listMatching(kernel, { ...options, limit: 50 }, await callerOf(kernel, io));
        return { document: page, text: listText(page, io.language) };
      }),
    );
  root
    .command('decide')
    .description('decide whom a row means / 决定一行属于哪个主体')
    .argument('<row>', 'id of the row / 行的编号')
    .requiredOption('--subject <key>', 'code, reg:NUMBER or id:UUID / 主体')
    .requiredOption('--reason <text>', 'why / 理由')
    .action((row: string, options: { subject: string; reason: string }) =>
      run(async (kernel, io) => {
        const document = await decideMatching(kernel, { row, ...options }, await callerOf(kernel, io));
        return { document, text: t(io.language, matchingMessages).decided(document) };
      }),
    );
  root
    .command('undo')
    .description('take a decision back / 撤销决定')
    .argument('<decision>', 'id of the decision / 决定的编号')
    .requiredOption('--reason <text>', 'why / 理由')
    .action((decision: string, options: { reason: string }) =>
      run(async (kernel, io) => {
        const document = await undoMatching(kernel, decision, options.reason, await callerOf(kernel, io));
        return { document, text: t(io.language, matchingMessages).undone(document) };
      }),
    );
}

function callerOf(kernel: Kernel, { as }: CommandIo): Promise<Caller> {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}

function listText(page: { items: readonly Matching[]; next: string | null }, language: Language): string {
  const say = t(language, matchingMessages);
  if (page.items.length === 0) return say['list.none']();
  const lines = page.items.flatMap((item) => [
    say['list.row']({ ...item, number: item.number.text }),
    ...item.candidates.map((each) =>
      say['list.candidate']({
        id: each.subjectId,
        name: each.name,
        code: each.uscc ?? '-',
        district: each.district ?? '-',
        points: each.points,
        reasons: each.reasons.map((reason) => say[`reason.${reason}`]()).join(language === 'en' ? ', ' : '、'),
      }),
    ),
    ...(item.candidates.length === 0 ? [say['list.nobody']()] : []),
  ]);
  return [...lines, ...(page.next === null ? [] : [say['list.more']()])].join('\n');
}
