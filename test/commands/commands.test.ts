import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { pathOf, shared } from '../support/command-line.ts';
import { testKernel } from '../support/kernel.ts';
import { foundCity, type City } from './city.ts';
import { instanceCommands } from './instance.ts';
import { intakeCommands } from './intake.ts';
import { procedureCommands } from './procedures.ts';
import { registerCommands } from './register.ts';
import { supervisionCommands } from './supervision.ts';

/** Commands that need a server, a database or a time of their own, with the file that runs them and the words in it. */
const ELSEWHERE: Readonly<Record<string, readonly [file: string, words: string]>> = {
  serve: ['test/faults/refusals.test.ts', "['serve', '--port', '0']"],
  'db migrate': ['test/faults/schema.test.ts', "['db', 'migrate']"],
  'db status': ['test/faults/schema.test.ts', "['db', 'status']"],
  'db backup': ['test/faults/lost.test.ts', "'db', 'backup'"],
  'db restore': ['src/cli/fault.test.ts', "['db', 'restore', "],
  'policy check': ['.ci/run', 'check:policy'],
  simulate: ['src/simulate/simulate.test.ts', 'simulate('],
  bench: ['scripts/bench-portal.mjs', "'bench', 'portal'"],
  'exchange life': ['src/support/exchange/faces.test.ts', "command(['life'"],
  'evaluate simulate': ['src/during/trials/commands.test.ts', 'simulate'],
  'evaluate backtest': ['src/during/trials/commands.test.ts', 'backtest'],
};

let city: City;
beforeAll(async () => {
  city = await foundCity(await testKernel());
});
afterAll(() => city.close());

describe.sequential('the command line', () => {
  describe('files', () => {
    intakeCommands(() => city);
  });
  describe('the register', () => {
    registerCommands(() => city);
  });
  describe('supervision', () => {
    supervisionCommands(() => city);
  });
  describe('procedures', () => {
    procedureCommands(() => city);
  });
  describe('the instance', () => {
    instanceCommands(() => city);
  });

  test.each(leaves().map((each) => [pathOf(each), each] as const))('%s, used wrongly, says so in both languages', async (path, leaf) => {
    const type = shared(city.kernel);
    const asked = leaf.options.find(({ mandatory }) => mandatory);
    const inputs = leaf.registeredArguments.filter(({ required }) => required).map(() => '1');
    const wrong = asked === undefined ? [...path.split(' '), ...inputs, '--no-such-option'] : [...path.split(' '), ...inputs];
    for (const language of ['zh', 'en'] as const) {
      const said = await type([...wrong, '--json'], language);
      expect(said).toMatchObject({ exit: 2, began: null });
      expect(said.err).toContain(asked?.flags ?? '--no-such-option');
      expect(JSON.parse(said.out)).toMatchObject({
        code: 'BAD_INPUT',
        errors: [{ path: asked?.flags ?? '--no-such-option' }],
      });
      expect(/\p{Script=Han}/u.test(said.err)).toBe(language === 'zh');
    }
    expect(leaf.description()).toMatch(/[A-Za-z].* \/ .*\p{Script=Han}/u);
    for (const { description, flags } of leaf.options)
      if (description !== '') expect(description, `${path} ${flags}`).toMatch(/\p{Script=Han}/u);
  });

  test('no command is left that no test runs, and none that no test sees refuse', () => {
    const paths = leaves().map(pathOf);
    expect(paths.length).toBeGreaterThan(90);
    expect(Object.keys(ELSEWHERE).filter((path) => !paths.includes(path) || city.done.has(path))).toEqual([]);
    for (const [file, words] of Object.values(ELSEWHERE)) expect(readFileSync(file, 'utf8'), file).toContain(words);
    const here = paths.filter((path) => ELSEWHERE[path] === undefined);
    expect(here.filter((path) => !city.done.has(path))).toEqual([]);
    // What takes no words and needs no rights has nothing to refuse but wrong usage, which is seen above.
    const takesNothing = [
      'readers status',
      'dossiers reconcile',
      'catalogue editions',
      'key-areas count',
      'key-areas figures',
      'exchange send',
      'exchange receive',
    ];
    expect(here.filter((path) => !city.refused.has(path) && !takesNothing.includes(path))).toEqual([]);
  });
});

/** Every command that does something itself. */
function leaves(): Command[] {
  const terminal = { environment: {}, out: () => undefined, err: () => undefined, exit: () => undefined };
  const below = (command: Command): Command[] => [
    ...(command.parent !== null && (command.commands.length === 0 || acts(command)) ? [command] : []),
    ...command.commands.flatMap(below),
  ];
  return below(buildProgram(capabilities, terminal));
}

/** Groups that list by themselves: `cases`, `proposals`. Commander has no public word for it. */
const acts = (command: Command): boolean => Boolean((command as unknown as { _actionHandler: unknown })._actionHandler);
