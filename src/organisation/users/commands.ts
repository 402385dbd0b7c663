import type { Command } from 'commander';
import { localOperator, roleName } from '../../kernel/access/index.ts';
import type { RunCommand } from '../../kernel/capability.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { userMessages } from './messages.ts';
import { makeAccount, type AccountMade } from './create.ts';
import { AGREE, GIVEN, proposeRole } from './role-change.ts';

/** `admin create` and `admin role`, beside the commands of kernel/access, which knows no procedures. */
export function userCommands(program: Command, run: RunCommand): void {
  const admin = program.commands.find((command) => command.name() === 'admin') ?? program.command('admin');
  admin
    .command('create <account>')
    .description('make an account; prints a one-time password; a second person agrees to its role / 新建账号')
    .requiredOption('--role <role>', `${GIVEN.join(', ')} / 角色`)
    .option('--organ <code>', 'organ of the account / 所属机关')
    .option('--subject <code>', 'body of an owner: its code / 企业中心账号所代表的主体')
    .option('--name <name>', 'name shown to others / 显示的姓名')
    .option('--reason <text>', 'why / 理由')
    .action((account: string, options: { role: string; organ?: string; subject?: string; name?: string; reason?: string }) =>
      run(async (kernel, io) => {
        const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
        const { name: displayName, ...wanted } = options;
        const document = await makeAccount(kernel, { account, displayName, ...wanted }, caller);
        return { document, text: madeText(document, io.language) };
      }),
    );
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

function madeText({ account, role, password, waits }: AccountMade, language: Language): string {
  const say = t(language, userMessages);
  const then =
    waits === null
      ? say.first()
      : say.waits({
          role: roleName(role, language),
          number: waits.number,
          command: `cases fire ${waits.case} ${AGREE}`,
        });
  return [say.made({ account, password }), then].join('\n');
}
