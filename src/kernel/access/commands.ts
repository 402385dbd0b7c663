import { InvalidArgumentError, type Command } from 'commander';
import type { RunCommand } from '../capability.ts';
import type { Kernel } from '../context.ts';
import { t } from '../i18n/types.ts';
import { createApiKey, revokeApiKey } from './api-keys.ts';
import { accessMessages } from './messages.ts';
import { localOperator } from './operator.ts';
import { oneTimePassword } from './password.ts';
import { requirePermission } from './policy.ts';
import { ROLES, type Caller, type Role } from './types.ts';
import { createUser, setActive, setPassword } from './users.ts';

function role(value: string): Role {
  const found = ROLES.find((each) => each === value);
  if (found === undefined) throw new InvalidArgumentError(ROLES.join(', '));
  return found;
}

async function administrator(kernel: Kernel, as: { account: string | null; purpose: string | null }): Promise<Caller> {
  const caller = await localOperator(kernel, { as: as.account, purpose: as.purpose });
  requirePermission(caller, 'users.manage');
  return caller;
}

/** `admin create`, `admin password`, `admin off`, `admin on`, `admin key`, `admin revoke`. */
export function accessCommands(program: Command, run: RunCommand): void {
  const admin = program.command('admin').description('accounts and keys');
  userCommands(admin, run);
  keyCommands(admin, run);
}

function userCommands(admin: Command, run: RunCommand): void {
  admin
    .command('create <account>')
    .description('make an account; prints a one-time password')
    .requiredOption('--role <role>', ROLES.join(', '), role)
    .option('--organ <code>', 'organ of the account')
    .option('--subject <id>', 'subject of an owner')
    .option('--name <name>', 'name shown to others')
    .action((account: string, options: { role: Role; organ?: string; subject?: string; name?: string }) =>
      run(async (kernel, io) => {
        const by = await administrator(kernel, io.as);
        const password = oneTimePassword();
        const user = await kernel.db.tx((tx) =>
          createUser(kernel, tx, by, {
            account,
            role: options.role,
            organ: options.organ ?? null,
            subjectId: options.subject ?? null,
            password,
            mustChange: true,
            ...(options.name === undefined ? {} : { displayName: options.name }),
          }),
        );
        const text = t(io.language, accessMessages)['user.created']({ account, password });
        return { document: { account, role: user.role, organ: user.organ, district: user.district, password }, text };
      }),
    );
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

function keyCommands(admin: Command, run: RunCommand): void {
  admin
    .command('key')
    .description("make a bearer key for an organ's system; prints it once")
    .requiredOption('--organ <code>', 'organ of the system')
    .requiredOption('--label <text>', 'what the key is for')
    .action((options: { organ: string; label: string }) =>
      run(async (kernel, io) => {
        const by = await administrator(kernel, io.as);
        const { organ, label } = options;
        const made = await kernel.db.tx((tx) => createApiKey(kernel, tx, by, { organ, label }));
        const text = t(io.language, accessMessages)['key.created']({ id: made.keyId, key: made.key });
        return { document: { id: made.keyId, organ, key: made.key }, text };
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
