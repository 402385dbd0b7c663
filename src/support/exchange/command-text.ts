import type { CommandResult } from '../../kernel/capability.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import type { Sent } from './exchange.ts';
import type { Life } from './life-service.ts';
import { exchangeMessages } from './messages.ts';
import type { ReceiveResult } from './receive.ts';
import type { Status } from './status.ts';
import type { Stuck } from './stuck.ts';

/** Nothing was done: the operator has not said whereto. */
export function offResult(language: Language): CommandResult {
  return { document: { on: false }, text: t(language, exchangeMessages)['status.off'](), exit: 1 };
}

export function sentText({ made, published, fault }: Sent, language: Language): string {
  const texts = t(language, exchangeMessages);
  if (made.length === 0 && published.length === 0 && fault === null) return texts['sent.none']();
  const lines = made.map(({ number, rows: n, day }) => texts['sent.file']({ number, n, day }));
  const failed = fault === null ? [] : [texts['sent.fault']({ fault })];
  return [...lines, texts['sent.out']({ n: published.length }), ...failed].join('\n');
}

export function receivedText({ received, failed }: ReceiveResult, language: Language): string {
  const texts = t(language, exchangeMessages);
  if (received.length === 0 && failed.length === 0) return texts['received.none']();
  const done = received.map(({ file, kind, earlier, rows, applied, problems }) =>
    earlier
      ? texts['received.earlier']({ file })
      : texts['received.file']({ file, kind: texts[`kind.${kind}`](), rows, applied, problems: problems.length }),
  );
  const refused = failed.map(({ file, reason }) => texts['received.failed']({ file, reason: texts[`reason.${reason}`]() }));
  return [...done, ...refused].join('\n');
}

/** Counts always; the list only to who said why. */
export function statusText(status: Status, stuck: { items: Stuck[]; next: string | null } | null, language: Language): string {
  const texts = t(language, exchangeMessages);
  const { from, to, items, files, problems, unaccompanied, determinations } = status;
  const past = status.stuck.unsent + status.stuck.unreceipted + status.stuck.unmended;
  const { received = 0, held = 0, returned = 0 } = determinations;
  return [
    ...(status.on ? [] : [texts['status.off']()]),
    texts['status.period']({ from, to }),
    ...(items.length === 0 ? [texts['status.none']()] : items.map((row) => texts['status.row']({ ...row }))),
    texts['status.stuck'](status.stuck),
    ...(past > 0 && stuck === null ? [texts['status.purpose']()] : []),
    ...(stuck?.items.map((row) => stuckLine(row, language)) ?? []),
    ...(stuck?.next ? [texts['stuck.more']()] : []),
    ...files.map((file) => texts['status.file']({ ...file, fault: file.fault ?? '' })),
    ...(problems > 0 ? [texts['status.problems']({ n: problems })] : []),
    ...(unaccompanied.length > 0 ? [texts['status.unaccompanied']({ names: unaccompanied.join(' ') })] : []),
    ...(received + held + returned > 0 ? [texts['status.determinations']({ received, held, returned })] : []),
  ].join('\n');
}

function stuckLine({ kind, recordId: id, organ, file, row, since, due, code }: Stuck, language: Language): string {
  const line = { id, organ, file: file ?? '', row: String(row ?? ''), since, due, code: code ?? '' };
  return t(language, exchangeMessages)[`stuck.${kind}`](line);
}

export function lifeText({ steps }: Life, language: Language): string {
  const texts = t(language, exchangeMessages);
  return steps
    .map(({ stage, state, on, why, due, late }) => {
      const told = { stage: texts[`stage.${stage}`](), state: texts[`state.${state}`]() };
      const line = texts['life.step']({ ...told, on: on ?? '', why: why ?? '', due: due ?? '' });
      return late ? `${line}  ${texts['life.late']()}` : line;
    })
    .join('\n');
}
