import type { Command } from 'commander';
import { localOperator, type Caller } from '../../../kernel/access/index.ts';
import type { CommandIo, RunCommand } from '../../../kernel/capability.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { withDocument } from '../../../kernel/policy/index.ts';
import { goLiveLines } from '../command-text.ts';
import { discardDraft, draftDifferences, draftPolicy, draftsOfPolicy } from './drafts.ts';
import { publicationMessages } from './messages.ts';
import { proposePolicy } from './propose.ts';
import { draftsText, draftText } from './text.ts';
import { unverifiedPolicy } from './unverified.ts';

const NAME = 'kind/id@edition';

/** `policy drafts | draft | differences | propose | discard | unverified`. */
export function publicationCommands(policy: Command, run: RunCommand): void {
  policy
    .command('drafts')
    .description('documents that are not published yet / 尚未发布的草稿')
    .action(() =>
      run(async (kernel, io) => {
        const items = await draftsOfPolicy(kernel, await callerOf(kernel, io));
        return { document: { items, next: null }, text: draftsText(items, io.language) };
      }),
    );
  policy
    .command('draft')
    .description('check and store a document as a draft / 检查并保存草稿')
    .argument('<file>', 'JSON, as policy/schemas says / 政策文件')
    .action((file: string) =>
      run(async (kernel, io) => {
        const caller = await callerOf(kernel, io);
        const draft = await withDocument(file, io.language, (value) => draftPolicy(kernel, value, caller, io.language));
        return { document: draft, text: draftText(draft, io.language) };
      }),
    );
  policy
    .command('differences')
    .description('what a draft changes / 草稿与前一版有什么不同')
    .argument('<name>', NAME)
    .action((name: string) =>
      run(async (kernel, io) => {
        const draft = await draftDifferences(kernel, name, await callerOf(kernel, io));
        return { document: draft, text: draftText(draft, io.language) };
      }),
    );
  further(policy, run);
}

function further(policy: Command, run: RunCommand): void {
  policy
    .command('propose')
    .description('put a draft, or a published document without signature, before the legal office / 提请法制审核和发布')
    .argument('<name>', NAME)
    .requiredOption('--reason <text>', 'what changes and why / 主要变化和理由')
    .option('--read <text>', 'official text it was compared with / 核对过的正式文本')
    .option('--organ <code>', 'in whose name / 提请机关')
    .action((name: string, options: { reason: string; read?: string; organ?: string }) =>
      run(async (kernel, io) => {
        const caller = await callerOf(kernel, io);
        const document = await proposePolicy(kernel, { name, ...options }, caller, io.language);
        const { number, inForceFrom: day, next } = document;
        const command = `cases fire ${document.case} ${next}`;
        return { document, text: t(io.language, publicationMessages).proposed({ name, number, day, command }) };
      }),
    );
  policy
    .command('discard')
    .description('delete a draft / 删除草稿')
    .argument('<name>', NAME)
    .action((name: string) =>
      run(async (kernel, io) => {
        const document = await discardDraft(kernel, name, await callerOf(kernel, io));
        return { document, text: t(io.language, publicationMessages).discarded(document) };
      }),
    );
  policy
    .command('unverified')
    .description('what can’t carry an adverse effect yet, by the signatures of this database / 尚不能作为不利处理依据的文件')
    .action(() =>
      run(async (kernel, io) => {
        const document = await unverifiedPolicy(kernel, await callerOf(kernel, io));
        return { document, text: goLiveLines(document.open, document.day, io.language).join('\n') };
      }),
    );
}

function callerOf(kernel: Kernel, { as }: CommandIo): Promise<Caller> {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}
