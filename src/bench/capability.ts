import { capability } from '../kernel/capability.ts';
import { wholeNumber } from '../kernel/command-options.ts';
import { XinhengError } from '../kernel/errors/index.ts';
import { benches } from './index.ts';

export const benchCapability = capability({
  name: 'bench',
  items: [],
  commands: (program, run) => {
    program
      .command('bench')
      .description('measure one part beside its peer and its limit, in the same run / 性能测量')
      .argument('<name>', Object.keys(benches).join(', '))
      .option('--subjects <n>', 'evaluate: how many bodies, default 3500000 / 主体数', wholeNumber)
      .action((name: string, options: { subjects?: number }) =>
        run(async (kernel, io) => {
          const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
          if (bench === undefined) throw new XinhengError('BAD_INPUT', { what: `${name}: ${Object.keys(benches).join(', ')}` });
          return bench(kernel, io, options);
        }),
      );
  },
});
