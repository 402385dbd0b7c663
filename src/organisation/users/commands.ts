import type { Command } from 'commander';
import { localOperator } from '../../kernel/access/index.ts';
import type { RunCommand } from '../../kernel/capability.ts';
import { t } from '../../kernel/i18n/types.ts';
import { userMessages } from './messages.ts';
import { AGREE, proposeRole } from './role-change.ts';

/** `admin role`, beside the commands of kernel/access, which knows no procedures. */
export function userCommands(program: Command, run: RunCommand): void {
  const admin = program.commands.find((command) => command.name() === 'admin') ?? program.command('admin');
  admin
    .command('role <account>')
    .description('propose another role of an account / 提请变更账号的角色')
    .requiredOption('--role <role>', 'the new role / 变更后的角色')
    .requiredOption('--reason <text>', 'why / 理由')
    .option('--organ <code>', 'the new organ, where it changes / 变更后的机关')
    .action((account: string, options: { role: string; reason: string; organ?: string }) =>
      run(async (kernel, io) => {
        const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
        const document = await proposeRole(kernel, { account, ...options }, caller);
        const command = `cases fire ${document.case} ${AGREE}`;
        const text = t(io.language, userMessages).proposed({ account, number: document.number, command });
        return { document, text };
      }),
    );
}
