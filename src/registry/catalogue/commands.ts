import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { localOperator, type Caller } from '../../kernel/access/index.ts';
import type { CommandIo, RunCommand } from '../../kernel/capability.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { exportedPolicy, fault, invalid } from '../../kernel/policy/index.ts';
import { differencesText, draftsText, draftText } from './command-text.ts';
import { differences } from './differences.ts';
import { discardDraft, draftEdition, draftEditions, proposeEdition } from './drafting.ts';
import { allEditions, findEdition, type AnyEdition } from './editions.ts';
import { catalogueMessages } from './messages.ts';

export function catalogueCommands(program: Command, run: RunCommand): void {
  const root = program.command('catalogue').description('editions of the catalogue / 公共信用信息目录');
  root
    .command('editions')
    .description('published editions of nation, city and districts / 已发布的版本')
    .action(() =>
      run(async (kernel) => {
        const items = allEditions(kernel.policy).map(({ kind, id, edition, inForceFrom, hash }) => {
          return { kind, id, edition, inForceFrom, hash };
        });
        return { document: { items }, text: items.map((each) => `${each.edition}  ${each.inForceFrom}`).join('\n') };
      }),
    );
  root
    .command('changes')
    .description('what changed between two editions / 两版有什么不同')
    .argument('<from>', 'edition / 版本')
    .argument('<to>', 'edition / 版本')
    .action((from: string, to: string) =>
      run(async (kernel, io) => {
        const changes = differences(kernel.policy, getEdition(kernel, from), getEdition(kernel, to));
        return { document: { from, to, ...changes }, text: differencesText(changes, io.language).join('\n') };
      }),
    );
  root
    .command('export')
    .description('an edition as the file that it is / 导出为政策文件')
    .argument('<edition>')
    .action((edition: string) =>
      run(async (kernel) => {
        const file = exportedPolicy(getEdition(kernel, edition));
        return { document: file, text: JSON.stringify(file, null, 2) };
      }),
    );
  drafts(root, run);
}

function drafts(root: Command, run: RunCommand): void {
  root
    .command('drafts')
    .description('editions that are not published yet / 尚未发布的草稿')
    .action(() =>
      run(async (kernel, io) => {
        const items = await draftEditions(kernel, await callerOf(kernel, io));
        return { document: { items }, text: draftsText(items, io.language) };
      }),
    );
  root
    .command('draft')
    .description('check and store a local edition as a draft / 检查并保存草稿')
    .argument('<file>', 'JSON, as policy/schemas says / 政策文件')
    .action((file: string) =>
      run(async (kernel, io) => {
        const draft = await draftEdition(
          kernel,
          await readJson(file, io.language),
          await callerOf(kernel, io),
          io.language,
        );
        return { document: draft, text: draftText(draft, io.language) };
      }),
    );
  root
    .command('propose')
    .description('put a draft before a second person / 提请发布')
    .argument('<edition>')
    .requiredOption('--reason <text>', 'why / 理由')
    .action((edition: string, options: { reason: string }) =>
      run(async (kernel, io) => {
        const caller = await callerOf(kernel, io);
        const document = await proposeEdition(kernel, edition, options.reason, caller, io.language);
        const { inForceFrom: day, proposal } = document;
        return { document, text: t(io.language, catalogueMessages).proposed({ edition, day, proposal }) };
      }),
    );
  root
    .command('discard')
    .description('delete a draft / 删除草稿')
    .argument('<edition>')
    .action((edition: string) =>
      run(async (kernel, io) => {
        const document = await discardDraft(kernel, edition, await callerOf(kernel, io));
        return { document, text: t(io.language, catalogueMessages).discarded(document) };
      }),
    );
}

function getEdition(kernel: Pick<Kernel, 'policy'>, edition: string): AnyEdition {
  const found = findEdition(kernel.policy, edition);
  if (!found) throw new XinhengError('NOT_FOUND', { what: edition });
  return found;
}

function callerOf(kernel: Kernel, { as }: CommandIo): Promise<Caller> {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}

async function readJson(file: string, language: Language): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new XinhengError('BAD_INPUT', { what: file }, { cause });
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(file, [fault(file, '', 'NOT_JSON', { why: (error as Error).message })], language);
  }
}
