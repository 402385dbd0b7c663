import type { Command } from 'commander';
import type { RunCommand } from '../../kernel/capability.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { exportedPolicy } from '../../kernel/policy/index.ts';
import { differencesText } from './command-text.ts';
import { differences } from './differences.ts';
import { allEditions, findEdition, type AnyEdition } from './editions.ts';

export function catalogueCommands(program: Command, run: RunCommand): void {
  const root = program.command('catalogue').description('editions of the catalogue / 公共信用信息目录');
  root
    .command('editions')
    .description('published editions of nation, city and districts / 已发布的版本')
    .action(() =>
      run(async (kernel) => {
        const items = allEditions(kernel.policy).map(({ kind, id, edition, inForceFrom, hash }) => {
          return { kind, id, edition, inForceFrom, hash };
        });
        return { document: { items }, text: items.map((each) => `${each.edition}  ${each.inForceFrom}`).join('\n') };
      }),
    );
  root
    .command('changes')
    .description('what changed between two editions / 两版有什么不同')
    .argument('<from>', 'edition / 版本')
    .argument('<to>', 'edition / 版本')
    .action((from: string, to: string) =>
      run(async (kernel, io) => {
        const changes = differences(kernel.policy, getEdition(kernel, from), getEdition(kernel, to));
        return { document: changes, text: differencesText(changes, io.language).join('\n') };
      }),
    );
  root
    .command('export')
    .description('an edition as the file that it is / 导出为政策文件')
    .argument('<edition>')
    .action((edition: string) =>
      run(async (kernel) => {
        const file = exportedPolicy(getEdition(kernel, edition));
        return { document: file, text: JSON.stringify(file, null, 2) };
      }),
    );
}

function getEdition(kernel: Pick<Kernel, 'policy'>, edition: string): AnyEdition {
  const found = findEdition(kernel.policy, edition);
  if (!found) throw new XinhengError('NOT_FOUND', { what: edition });
  return found;
}
