import type { Command } from 'commander';
import { localOperator } from '../../kernel/access/index.ts';
import type { RunCommand } from '../../kernel/capability.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { countAreas } from './count.ts';
import { keyAreaFigures, type KeyAreaFigures } from './figures.ts';
import { keyAreaFiles, type KeyAreaFile } from './file.ts';
import { keyAreaMessages } from './messages.ts';

export function keyAreaCommands(program: Command, run: RunCommand): void {
  const root = program.command('key-areas').description('record files of key areas / 重点领域信用记录');
  root
    .command('count')
    .description('count all areas anew / 重新统计')
    .action(() =>
      run(async (kernel, io) => {
        const document = await countAreas(kernel, kernel.clock.today().toString());
        return { document, text: t(io.language, keyAreaMessages).counted(document) };
      }),
    );
  root
    .command('figures')
    .description('how complete the files are, and what is missing from whom / 齐全情况')
    .action(() =>
      run(async (kernel, io) => {
        const document = await keyAreaFigures(kernel, kernel.clock.today().toString());
        return { document, text: figuresText(document, io.language) };
      }),
    );
  root
    .command('file')
    .description('the files of one body; with --as and --purpose / 一户的档案')
    .argument('<key>', 'USCC, reg:NUMBER or id:UUID')
    .action((key: string) =>
      run(async (kernel, io) => {
        const caller = await localOperator(kernel, { as: io.as.account, purpose: io.as.purpose });
        const document = await keyAreaFiles(kernel, key, caller);
        return { document, text: filesText(document.files, io.language) };
      }),
    );
}

const own = (text: { zh: string; en: string }, language: Language) => (language === 'en' ? text.en : text.zh);

function figuresText({ areas }: KeyAreaFigures, language: Language): string {
  const say = t(language, keyAreaMessages);
  return areas
    .flatMap(({ title, members, whole, parts, missing }) => [
      say.area({ title: own(title, language), members, whole }),
      ...parts
        .map((part) => ({ part, n: missing[part.id] ?? 0 }))
        .filter(({ n }) => n > 0)
        .map(({ part, n }) => say.missing({ part: own(part.title, language), from: own(part.from, language), n })),
    ])
    .join('\n');
}

function filesText(files: readonly KeyAreaFile[], language: Language): string {
  const say = t(language, keyAreaMessages);
  if (files.length === 0) return say.none();
  return files
    .flatMap(({ title, parts }) => [
      own(title, language),
      ...parts.map((part) =>
        part.there
          ? say.there({ part: own(part.title, language), n: part.evidence.length })
          : say.lacks({ part: own(part.title, language), from: own(part.from, language) }),
      ),
    ])
    .join('\n');
}
