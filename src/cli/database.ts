import type { Command } from 'commander';
import { backUp, restore } from '../kernel/backup/index.ts';
import type { CommandIo, CommandResult, RunCommand } from '../kernel/capability.ts';
import { systemClock } from '../kernel/clock/index.ts';
import { migrationStatus, readMigrations } from '../kernel/db/index.ts';
import { explained } from '../kernel/explain.ts';
import { t } from '../kernel/i18n/index.ts';
import { reachDatabase, type Reached } from '../kernel/open-database.ts';
import { prepareSchema } from '../kernel/open-schema.ts';
import { readSurroundings, type Environment } from '../kernel/settings.ts';
import { cliMessages } from './messages.ts';

/** These open no kernel: they work on databases that do not (yet) fit this program. */
export function databaseCommands(program: Command, run: RunCommand, environment: Environment): void {
  const db = program.command('db').description('the database: schema, backup / 数据库');
  const within = (work: (reached: Reached, io: CommandIo) => Promise<CommandResult>) =>
    run.pure(async (io) => {
      const texts = t(io.language, cliMessages);
      const reached = await reachDatabase(readSurroundings(environment), {
        onFresh: () => io.note(texts['database.made']()),
      });
      try {
        return await work(reached, io);
      } catch (error) {
        throw explained(error, reached.home);
      } finally {
        await reached.release();
      }
    });
  const moment = () => new Date(systemClock.now().epochMilliseconds);

  db.command('migrate')
    .description('bring the schema up to date / 升级数据库')
    .action(() =>
      within(async (reached, io) => {
        const { version, applied } = await prepareSchema(reached, moment());
        const text = t(io.language, cliMessages)['migrate.done']({ version: version ?? '', applied: applied.length });
        return { document: { version, applied: applied.length, pending: 0 }, text };
      }),
    );
  db.command('status')
    .description('version of the schema, pending migrations / 数据库版本')
    .action(() =>
      within(async (reached, io) => {
        const { version, applied, pending } = await migrationStatus(reached.url, await readMigrations());
        const texts = t(io.language, cliMessages);
        const text = texts['status.line']({
          version: version ?? texts['status.none'](),
          applied: applied.length,
          pending: pending.length,
        });
        return { document: { version, applied: applied.length, pending, embedded: reached.home !== undefined }, text };
      }),
    );
  db.command('backup')
    .description('save all tables to one file / 备份')
    .argument('<file>')
    .action((file: string) =>
      within(async (reached, io) => {
        const done = await backUp(reached.url, file, moment());
        return { document: { ...done, file }, text: t(io.language, cliMessages)['backup.done']({ ...done, file }) };
      }),
    );
  db.command('restore')
    .description('load a backup into an empty database / 恢复')
    .argument('<file>')
    .action((file: string) =>
      within(async (reached, io) => {
        const done = await restore(reached, file, moment());
        return { document: { ...done, file }, text: t(io.language, cliMessages)['restore.done']({ ...done, file }) };
      }),
    );
}
