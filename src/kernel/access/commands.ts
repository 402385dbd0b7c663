import type { Command } from 'commander';
import type { RunCommand } from '../capability.ts';
import { wholeNumber } from '../command-options.ts';
import type { Kernel } from '../context.ts';
import { t } from '../i18n/types.ts';
import { accountPage } from './admin/users-api.ts';
import { createApiKey, revokeApiKey } from './api-keys.ts';
import { roleName } from './doors/frame.tsx';
import { accessMessages } from './messages.ts';
import { linkIdentity, unlinkIdentities } from './oidc/index.ts';
import { localOperator } from './operator.ts';
import { oneTimePassword } from './password.ts';
import { requirePermission } from './policy.ts';
import type { Caller } from './types.ts';
import { setActive, setPassword } from './users.ts';

async function administrator(kernel: Kernel, as: { account: string | null; purpose: string | null }): Promise<Caller> {
  const caller = await localOperator(kernel, { as: as.account, purpose: as.purpose });
  requirePermission(caller, 'users.manage');
  return caller;
}

const LISTED = 200;

/** `admin password`, `off`, `on`, `list`, `link`, `unlink`, `key`, `revoke`. Making an account and changing its role: organisation/users. */
export function accessCommands(program: Command, run: RunCommand): void {
  const admin = program.command('admin').description('accounts and keys / 账号和密钥');
  userCommands(admin, run);
  listCommands(admin, run);
  keyCommands(admin, run);
}

function userCommands(admin: Command, run: RunCommand): void {
  admin
    .command('password <account>')
    .description('reset a password; prints a one-time password / 重置密码')
    .action((account: string) =>
      run(async (kernel, io) => {
        const by = await administrator(kernel, io.as);
        const password = oneTimePassword();
        await kernel.db.tx((tx) => setPassword(kernel, tx, by, { account, password, mustChange: true }));
        return {
          document: { account, password },
          text: t(io.language, accessMessages)['user.reset']({ account, password }),
        };
      }),
    );
  for (const state of ['off', 'on'] as const) {
    admin
      .command(`${state} <account>`)
      .description(state === 'off' ? 'switch an account off / 停用账号' : 'switch an account on / 启用账号')
      .action((account: string) =>
        run(async (kernel, io) => {
          const by = await administrator(kernel, io.as);
          await kernel.db.tx((tx) => setActive(kernel, tx, by, account, state === 'on'));
          const text = t(io.language, accessMessages)[`user.${state}`]({ account });
          return { document: { account, active: state === 'on' }, text };
        }),
      );
  }
}

/** Who is linked at a provider of identities, and which accounts there are. */
function listCommands(admin: Command, run: RunCommand): void {
  admin
    .command('list')
    .description('accounts by name / 账号清单')
    .option('--search <text>', 'part of the account or of the name / 账号或者姓名的一部分')
    .option('--cursor <cursor>', 'next page / 下一页')
    .action((options: { search?: string; cursor?: string }) =>
      run(async (kernel, io) => {
        const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
        requirePermission(caller, 'users.read');
        const { cursor, search: text } = options;
        const document = await accountPage(kernel, { text }, { cursor, limit: LISTED });
        const say = t(io.language, accessMessages);
        const lines = document.items.map(({ account, role, organ, active }) =>
          say['user.line']({ account, role: roleName(role, io.language), organ: organ ?? '', active: active ? 1 : 0 }),
        );
        if (document.next !== null) lines.push(`--cursor ${document.next}`);
        return { document, text: lines.join('\n') };
      }),
    );
  admin
    .command('link <account>')
    .description('link a person at a provider of identities to an account / 关联统一身份认证')
    .requiredOption('--identity <value>', 'who it is there: value of the configured claim / 对方系统里的身份标识')
    .requiredOption('--issuer <address>', 'the provider / 认证方的网址')
    .action((account: string, { identity, issuer }: { identity: string; issuer: string }) =>
      run(async (kernel, io) => {
        const by = await administrator(kernel, io.as);
        await kernel.db.tx((tx) => linkIdentity(kernel, tx, by, { account, issuer, identity }));
        return {
          document: { account, issuer },
          text: t(io.language, accessMessages)['user.linked']({ account, issuer }),
        };
      }),
    );
  admin
    .command('unlink <account>')
    .description('take the links of an account to providers of identities / 解除关联')
    .action((account: string) =>
      run(async (kernel, io) => {
        const by = await administrator(kernel, io.as);
        await kernel.db.tx((tx) => unlinkIdentities(kernel, tx, by, account));
        return { document: { account }, text: t(io.language, accessMessages)['user.unlinked']({ account }) };
      }),
    );
}

function keyCommands(admin: Command, run: RunCommand): void {
  admin
    .command('key')
    .description("make a bearer key for an organ's system; prints it once / 给机关的系统发密钥")
    .requiredOption('--organ <code>', 'organ of the system / 所属机关')
    .requiredOption('--label <text>', 'which system / 系统名称')
    .option('--use <text>', 'what it does with the key / 用途')
    .option('--quota <n>', 'requests a day / 每天的请求数', wholeNumber)
    .option('--until <day>', 'last day, YYYY-MM-DD; a year from today without it / 最后一天，不写的为一年')
    .action((options: { organ: string; label: string; use?: string; quota?: number; until?: string }) =>
      run(async (kernel, io) => {
        const by = await administrator(kernel, io.as);
        const { organ, label, use, quota, until } = options;
        const request = {
          organ,
          label,
          purpose: use ?? '',
          dailyQuota: quota ?? null,
          ...(until === undefined ? {} : { until }),
        };
        const made = await kernel.db.tx((tx) => createApiKey(kernel, tx, by, request));
        const said = { id: made.keyId, key: made.key, until: made.until };
        const text = t(io.language, accessMessages)['key.created'](said);
        return { document: { id: made.keyId, organ, key: made.key, until: made.until }, text };
      }),
    );
  admin
    .command('revoke <id>')
    .description('revoke a bearer key / 作废密钥')
    .action((id: string) =>
      run(async (kernel, io) => {
        const by = await administrator(kernel, io.as);
        await kernel.db.tx((tx) => revokeApiKey(kernel, tx, by, id));
        return { document: { id, revoked: true }, text: t(io.language, accessMessages)['key.revoked']({ id }) };
      }),
    );
}
