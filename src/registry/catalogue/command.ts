import type { Command } from 'commander';
import type { CommandResult, RunCommand } from '../../kernel/capability.ts';
import type { Clock } from '../../kernel/clock/index.ts';
import { systemClock } from '../../kernel/clock/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { checkPolicy, goLive, POLICY_DIRECTORY } from '../../kernel/policy/index.ts';
import { goLiveLines } from './command-text.ts';
import { checkMessages } from './messages.ts';
import { publicationCommands } from './publication/commands.ts';
import { VOCABULARY } from './vocabulary.ts';

export function policyCommands(program: Command, run: RunCommand): void {
  const policy = program.command('policy').description('policy data / 政策数据');
  policy
    .command('check')
    .description('every file under policy/ against schema, citations, dates, references / 检查政策数据')
    .option('--go-live', 'also list what is in force and not official and countersigned / 另列尚未核对正式文本或者未会签的')
    .option('--jurisdiction <name>', 'whose data goes live / 哪个地方的数据', process.env.XINHENG_JURISDICTION ?? 'chongqing')
    .option('--directory <directory>', 'another policy directory / 另一个政策目录')
    .action((options: CheckOptions) => run.pure((io) => policyCheck(options, io.language)));
  publicationCommands(policy, run);
}

export interface CheckOptions {
  goLive?: boolean;
  jurisdiction?: string;
  directory?: string;
}

/** Exit 1 when a file is wrong; what can't go live is a list, no fault. Opens no database. */
export async function policyCheck(options: CheckOptions, language: Language, clock: Clock = systemClock): Promise<CommandResult> {
  const directory = options.directory ?? POLICY_DIRECTORY;
  const { files, errors, walked, documents } = await checkPolicy(directory, VOCABULARY, language);
  const say = t(language, checkMessages);
  const lines =
    errors.length === 0
      ? [say['check.ok']({ files })]
      : [
          say['check.wrong']({ files, errors: errors.length }),
          ...errors.map((each) => `${each.file}:${each.line} ${each.path} ${each.code} ${each.message}`),
        ];
  if (walked.procedures > 0) lines.push(say['check.walked'](walked));
  const exit = errors.length === 0 ? 0 : 1;
  if (!options.goLive) return { document: { files, errors, walked }, text: lines.join('\n'), exit };
  const day = clock.today().toString();
  const own = documents.filter((each) => each.jurisdiction === 'national' || each.jurisdiction === options.jurisdiction);
  const open = goLive(own, day);
  lines.push(...goLiveLines(open, day, language), say['golive.files']());
  return { document: { files, errors, walked, goLive: { day, open } }, text: lines.join('\n'), exit };
}
