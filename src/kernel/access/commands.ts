import type { Command } from 'commander';
import type { RunCommand } from '../capability.ts';
import type { Kernel } from '../context.ts';
import { t } from '../i18n/types.ts';
import { listAccounts } from './admin/accounts.ts';
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
  const admin = program.command('admin').description('accounts and keys');
  userCommands(admin, run);
  listCommands(admin, run);
  keyCommands(admin, run);
}

function userCommands(admin: Command, run: RunCommand): void {
  admin
    .command('password <account>')
    .description('reset a password; prints a one-time password')
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
      .description(`switch an account ${state}`)
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
    .description('accounts by name')
    .option('--search <text>', 'part of the account or of the name')
    .option('--after <account>', 'go on after this one')
    .action((options: { search?: string; after?: string }) =>
      run(async (kernel, io) => {
        const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
        requirePermission(caller, 'users.read');
        const page = { after: options.after ?? null, limit: LISTED };
        const items = await listAccounts(kernel, { text: options.search }, page);
        const say = t(io.language, accessMessages);
        const text = items.map(({ account, role, organ, active }) =>
          say['user.line']({ account, role: roleName(role, io.language), organ: organ ?? '', active: active ? 1 : 0 }),
        );
        return { document: { items }, text: text.join('\n') };
      }),
    );
  admin
    .command('link <account>')
    .description('link a person at a provider of identities to an account')
    .requiredOption('--identity <value>', 'who it is there: value of the configured claim')
    .requiredOption('--issuer <address>', 'the provider')
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
    .description('take the links of an account to providers of identities')
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
    .description("make a bearer key for an organ's system; prints it once")
    .requiredOption('--organ <code>', 'organ of the system')
    .requiredOption('--label <text>', 'which system')
    .option('--use <text>', 'what it does with the key')
    .option('--quota <n>', 'requests a day')
    .option('--until <day>', 'last day, YYYY-MM-DD; a year from today without it')
    .action((options: { organ: string; label: string; use?: string; quota?: string; until?: string }) =>
      run(async (kernel, io) => {
        const by = await administrator(kernel, io.as);
        const { organ, label, use, quota, until } = options;
        const request = {
          organ,
          label,
          purpose: use ?? '',
          dailyQuota: quota === undefined ? null : Number(quota),
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
    .description('revoke a bearer key')
    .action((id: string) =>
      run(async (kernel, io) => {
        const by = await administrator(kernel, io.as);
        await kernel.db.tx((tx) => revokeApiKey(kernel, tx, by, id));
        return { document: { id, revoked: true }, text: t(io.language, accessMessages)['key.revoked']({ id }) };
      }),
    );
}
