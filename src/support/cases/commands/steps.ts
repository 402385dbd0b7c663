import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import type { CommandResult, RunCommand } from '../../../kernel/capability.ts';
import { choice } from '../../../kernel/command-options.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { OUTCOMES } from '../../../kernel/delivery/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { ProcedureContent } from '../../../kernel/policy/index.ts';
import { addPaper, fire, openCase, recordService, recordServiceOutcome, stateName, type Case } from '../../../kernel/procedures/index.ts';
import { doneOf, firedOf } from '../api/answers.ts';
import { dayIn } from '../api/services.ts';
import { METHODS } from '../methods.ts';
import { callerOf, sideOf } from '../caller.ts';
import { requirePart } from '../files.ts';
import { typedFields, type Given } from '../form.ts';
import { commandMessages } from '../messages/command.ts';
import { openingOf } from '../opening.ts';

type Pair = readonly [string, string];

/** `name=value`, any number of times. */
function pair(text: string, before: readonly Pair[] = []): readonly Pair[] {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('NAME=VALUE');
  return [...before, [text.slice(0, at), text.slice(at + 1)]];
}

/** A field that is given twice is a list. */
function givenBy(pairs: readonly Pair[]): Given {
  const names = new Set(pairs.map(([name]) => name));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = pairs.filter((each) => each[0] === name).map(([, value]) => value);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

interface OpenOptions {
  subject?: string;
  object?: string;
  organ?: string;
  handler?: string;
  field?: readonly Pair[];
}

export function stepCommands(root: Command, run: RunCommand): void {
  root
    .command('open <procedure>')
    .description('open a case / 立案')
    .option('--subject <key>', 'the party: USCC, reg:NUMBER or id:UUID / 当事人')
    .option('--object <id>', 'what a case without a party is about / 所办事项的编号')
    .option('--organ <code>', 'the deciding organ, where it is not the own / 作出机关')
    .option('--handler <account>', 'the officer in charge / 承办人')
    .option('--field <name=value>', 'a field of the opening / 填写的内容', pair)
    .action((procedure: string, options: OpenOptions) =>
      run(async (kernel, io) => {
        const caller = await callerOf(kernel, io);
        const opened = await kernel.db.tx(async (tx) => {
          const { content } = kernel.policy.get<ProcedureContent>('procedure', procedure, kernel.clock.today().toString());
          const { field, ...of } = options;
          const fields = typedFields(content.opening.fields, givenBy(field ?? []));
          return openCase(tx, kernel, await openingOf(tx, kernel, { ...of, procedure, fields }, caller), caller);
        });
        const text = t(io.language, commandMessages).opened({ number: opened.number, id: opened.caseId });
        return { document: doneOf(opened), text };
      }),
    );
  fireCommand(root, run);
  serviceCommands(root, run);
}

function fireCommand(root: Command, run: RunCommand): void {
  root
    .command('fire <id> <step>')
    .description('take a step / 办理一步')
    .option('--field <name=value>', 'a field of the step / 填写的内容', pair)
    .option('--file <kind=path>', 'a paper to put in first / 先上传的材料', pair)
    .option('--key <key>', 'the same key again gives the first answer again / 请求编号')
    .action((caseId: string, step: string, options: { field?: readonly Pair[]; file?: readonly Pair[]; key?: string }) =>
      run(async (kernel, io) => {
        const caller = await callerOf(kernel, io);
        await requirePart(kernel, caseId, caller, sideOf(caller));
        for (const [kind, path] of options.file ?? []) {
          await addPaper(kernel, { caseId, kind, name: basename(path), bytes: await readFile(path) }, caller);
        }
        const declared = kernel.policy
          .all<ProcedureContent>('procedure')
          .flatMap(({ content }) => content.transitions)
          .find(({ id }) => id === step);
        const fields = typedFields(declared?.fields ?? [], givenBy(options.field ?? []));
        const fired = await fire(kernel, { caseId, transition: step, fields, key: options.key }, caller);
        const say = t(io.language, commandMessages);
        const { number } = fired.case;
        const lines = [
          say.fired({ number, n: fired.step.n, state: stateOf(kernel, fired.case, io.language) }),
          ...fired.papers.map(({ kind, number: no }) => say['fired.paper']({ kind, number: no ?? '-' })),
        ];
        return { document: firedOf(fired), text: lines.join('\n') };
      }),
    );
}

interface ServeOptions {
  method: (typeof METHODS)[number];
  on?: string;
  to: string;
  address: string;
}

function serviceCommands(root: Command, run: RunCommand): void {
  root
    .command('serve <id> <paper>')
    .description('record that a paper was sent / 登记送出')
    .addOption(choice('--method <method>', 'how / 送达方式', METHODS).makeOptionMandatory())
    .requiredOption('--to <name>', 'recipient / 收件人')
    .requiredOption('--address <text>', 'address / 送达地址')
    .option('--on <date>', 'when; default today / 送出日期')
    .action((caseId: string, document: string, options: ServeOptions) =>
      run(async (kernel, io) => {
        const caller = await callerOf(kernel, io);
        await requirePart(kernel, caseId, caller, 'official');
        const sentOn = dayIn(options.on ?? kernel.clock.today().toString(), 'on');
        const { method, to: recipient, address } = options;
        const input = { caseId, document, method, sentOn, recipient, address };
        const { case: of, deliveryId } = await recordService(kernel, input, caller);
        return {
          document: { ...doneOf(of), deliveryId },
          text: t(io.language, commandMessages).sent({ id: deliveryId }),
        };
      }),
    );
  root
    .command('outcome <id> <delivery>')
    .description('record what became of it / 登记送达结果')
    .addOption(choice('--outcome <outcome>', 'what became of it / 结果', OUTCOMES).makeOptionMandatory())
    .option('--on <date>', 'when; default today / 日期')
    .option('--proof <name=value>', 'what proves it / 凭据', pair)
    .option('--reason <text>', 'where it was not served / 理由')
    .action(
      (
        caseId: string,
        deliveryId: string,
        options: { outcome: (typeof OUTCOMES)[number]; on?: string; proof?: readonly Pair[]; reason?: string },
      ) =>
        run(async (kernel, io): Promise<CommandResult> => {
          const caller = await callerOf(kernel, io);
          await requirePart(kernel, caseId, caller, sideOf(caller));
          const { outcome } = options;
          const on = dayIn(options.on ?? kernel.clock.today().toString(), 'on');
          const proof = Object.fromEntries(options.proof ?? []);
          const reason = options.reason === undefined ? {} : { reason: options.reason };
          const of = await recordServiceOutcome(kernel, { caseId, deliveryId, outcome, on, proof, ...reason }, caller);
          const text = t(io.language, commandMessages).recorded({
            number: of.number,
            state: stateOf(kernel, of, io.language),
          });
          return { document: doneOf(of), text };
        }),
    );
}

function stateOf(kernel: Kernel, of: Case, language: Language): string {
  const found = kernel.policy.all<ProcedureContent>('procedure').find(({ id, edition }) => id === of.procedure && edition === of.edition);
  return found === undefined ? of.state : stateName(language, found.content, of.state);
}
