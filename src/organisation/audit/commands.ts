import type { Command } from 'commander';
import { checkSeals, localOperator, requirePermission } from '../../kernel/access/index.ts';
import type { RunCommand } from '../../kernel/capability.ts';
import { toDate } from '../../kernel/calendar/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { auditMessages } from './messages.ts';
import { AUDIT_LOG, LOOK_LOG, readLog } from './read.ts';
import type { AuditEntry, LogFilter, LookEntry } from './types.ts';

type Options = LogFilter & { limit: string; looks?: true; oldest?: true };

/** `audit search`, `audit seals`: as the audit administrator (`--as`), with a purpose; the local operator reads no log. */
export function auditCommands(program: Command, run: RunCommand): void {
  const audit = program.command('audit').description('logs of who did what and who looked / 审计');
  audit
    .command('search')
    .description('rows of the audit log, or of the log of looks / 查审计日志或者查询日志')
    .option('--looks', 'the log of looks / 查询日志')
    .option('--account <account>', 'by whom / 账号')
    .option('--organ <code>', 'of which organ / 单位代码')
    .option('--event <event>', 'which event, or its beginning / 事件')
    .option('--object <text>', 'on what / 对象')
    .option('--subject <key>', 'on which body / 主体代码')
    .option('--words <text>', 'words in the stated purpose / 目的中的文字')
    .option('--from <day>', 'first day / 第一天')
    .option('--to <day>', 'last day / 最后一天')
    .option('--oldest', 'the oldest first / 从早到晚')
    .option('--limit <n>', 'rows / 行数', '50')
    .action((options: Options & { words?: string }) =>
      run(async (kernel, io) => {
        const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
        const { limit, looks, oldest, words: purpose, ...given } = options;
        for (const day of [given.from, given.to]) if (day !== undefined) toDate(day);
        const page = { order: oldest ? 'oldest' : 'newest', after: null, limit: toRows(limit) } as const;
        const filter = { ...given, purpose };
        const items: (AuditEntry | LookEntry)[] = looks
          ? await readLog(kernel, caller, LOOK_LOG, filter, page)
          : await readLog(kernel, caller, AUDIT_LOG, filter, page);
        const say = t(io.language, auditMessages);
        const shown = items.slice(0, page.limit);
        const text = shown.length === 0 ? say.empty() : shown.map((entry) => say.line(lineOf(entry))).join('\n');
        return { document: { items: shown, more: items.length > shown.length }, text };
      }),
    );
  audit
    .command('seals')
    .description('compare the seals of the log of looks with its rows and the journal / 核对查询日志的封存')
    .option('--limit <n>', 'the newest / 最近几次', '24')
    .action(({ limit }: { limit: string }) =>
      run(async (kernel, io) => {
        const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
        requirePermission(caller, 'audit.seals');
        const document = await checkSeals(kernel, { before: null, limit: toRows(limit) });
        const say = t(io.language, auditMessages);
        const lines = document.items.map(({ firstId, lastId, rows, state }) =>
          say['seal.line']({ firstId, lastId, rows, state: say[`seal.${state}`]() }),
        );
        const text = [...lines, say['seal.open']({ n: document.unsealed })].join('\n');
        return { document, text, exit: document.items.every(({ state }) => state === 'ok') ? 0 : 1 };
      }),
    );
}

function toRows(text: string): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 1 || n > 1000) throw new XinhengError('BAD_INPUT', { what: '--limit' });
  return n;
}

function lineOf(entry: AuditEntry | LookEntry) {
  const { at, account, action } = entry;
  const [object, outcome] = 'outcome' in entry ? [entry.object ?? '', entry.outcome] : [entry.subjectId ?? '', entry.purpose];
  return { at, account: account ?? '', action, object, outcome };
}
