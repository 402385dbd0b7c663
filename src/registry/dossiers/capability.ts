import type { Command } from 'commander';
import { capability } from '../../kernel/capability.ts';
import type { RunCommand } from '../../kernel/capability.ts';
import { t } from '../../kernel/i18n/types.ts';
import { dossierMessages } from './messages.ts';
import { dossierReader } from './reader.ts';
import { reconcileDossiers } from './reconcile.ts';

const SHOWN = 50;

export const dossiersCapability = capability({
  name: 'dossiers',
  items: [{ item: 12, state: 'built', what: 'the packed facts of each body, kept by a reader and reconciled, which models read' }],
  readers: () => [dossierReader],
  commands: dossierCommands,
});

function dossierCommands(program: Command, run: RunCommand): void {
  const root = program.command('dossiers').description('packed facts of each body / 评价用档案');
  root
    .command('reconcile')
    .description('compare every dossier with the records / 和记录核对')
    .action(() =>
      run(async (kernel, io) => {
        const bar = io.progress(null);
        const document = await reconcileDossiers(kernel, (done) => bar.update(done)).finally(() => bar.stop());
        const { subjects, differences } = document;
        const say = t(io.language, dossierMessages);
        const lines = differences.slice(0, SHOWN).map(({ subjectId, what }) => `${subjectId}  ${say[`what.${what}`]()}`);
        const text = differences.length === 0 ? say.same({ subjects }) : say.differ({ subjects, n: differences.length });
        return { document, text: [text, ...lines].join('\n'), exit: differences.length === 0 ? 0 : 1 };
      }),
    );
}
