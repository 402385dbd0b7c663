import type { Command } from 'commander';
import type { CommandResult, RunCommand } from '../../kernel/capability.ts';
import type { Clock } from '../../kernel/clock/index.ts';
import { systemClock } from '../../kernel/clock/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { checkPolicy, goLive, POLICY_DIRECTORY, type GoLiveEntry } from '../../kernel/policy/index.ts';
import { checkMessages } from './messages.ts';
import { VOCABULARY } from './vocabulary.ts';

export function policyCommands(program: Command, run: RunCommand): void {
  const policy = program.command('policy').description('policy data / 政策数据');
  policy
    .command('check')
    .description('every file under policy/ against schema, citations, dates, references / 检查政策数据')
    .option('--go-live', 'also list what is in force and not official and countersigned')
    .option('--jurisdiction <name>', 'whose data goes live', process.env.XINHENG_JURISDICTION ?? 'chongqing')
    .option('--directory <directory>', 'another policy directory')
    .action((options: CheckOptions) => run.pure((io) => policyCheck(options, io.language)));
}

export interface CheckOptions {
  goLive?: boolean;
  jurisdiction?: string;
  directory?: string;
}

/** Exit 1 when a file is wrong; what can't go live is a list, no fault. Opens no database. */
export async function policyCheck(
  options: CheckOptions,
  language: Language,
  clock: Clock = systemClock,
): Promise<CommandResult> {
  const { files, errors, documents } = await checkPolicy(options.directory ?? POLICY_DIRECTORY, VOCABULARY, language);
  const say = t(language, checkMessages);
  const lines =
    errors.length === 0
      ? [say['check.ok']({ files })]
      : [
          say['check.wrong']({ files, errors: errors.length }),
          ...errors.map((each) => `${each.file}#${each.path} ${each.code} ${each.message}`),
        ];
  const exit = errors.length === 0 ? 0 : 1;
  if (!options.goLive) return { document: { files, errors }, text: lines.join('\n'), exit };
  const day = clock.today().toString();
  const own = documents.filter(
    (each) => each.jurisdiction === 'national' || each.jurisdiction === options.jurisdiction,
  );
  const open = goLive(own, day);
  lines.push(...goLiveLines(open, day, language));
  return { document: { files, errors, goLive: { day, open } }, text: lines.join('\n'), exit };
}

function goLiveLines(open: readonly GoLiveEntry[], day: string, language: Language): string[] {
  const say = t(language, checkMessages);
  if (open.length === 0) return [say['golive.none']()];
  return [
    say['golive.some']({ n: open.length, day }),
    ...open.map((each) => {
      const why = each.missing.map((one) => say[`golive.${one}`]()).join(language === 'en' ? ', ' : '，');
      return `${each.kind}/${each.id}@${each.edition} ${each.verified} ${why}`;
    }),
  ];
}
