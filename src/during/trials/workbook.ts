import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { xlsxBytes, type SheetOfTable } from '../../kernel/tables/index.ts';
import { NO_GRADE } from '../evaluation/index.ts';
import { bothOf, type BothTexts } from './groups.ts';
import { getWhole } from './list.ts';
import { sheetMessages } from './sheets/messages.ts';
import type { ModelRef, ResultOf, RunKind, StoredBacktest, StoredTrial } from './types.ts';

type Say = typeof sheetMessages.zh;
interface Words {
  say: Say;
  own(text: BothTexts): string;
  grade(id: string): string;
  n(value: number | string | null): string;
}

/** The numbers of a run of the own organ. Throws NOT_FOUND, and NOT_OPEN while there is no result. */
export async function runWorkbook(kernel: Kernel, kind: RunKind, id: string, caller: Caller, language: Language): Promise<Buffer> {
  const { result, model, state, as_of: asOf } = await getWhole(kernel, kind, id, caller);
  if (result === null) throw new XinhengError('NOT_OPEN', { state });
  return workbookOf({ kind, model, asOf, result } as Numbers, language);
}

export type Numbers = { [K in RunKind]: { kind: K; model: ModelRef; asOf: string; result: ResultOf[K] } }[RunKind];

/** What came out as a workbook. Bodies are not in it, not even by id: what is known of single firms never leaves the workbench. */
export async function workbookOf(numbers: Numbers, language: Language): Promise<Buffer> {
  const words = wordsIn(language);
  const { model, asOf } = numbers;
  const title = words.say['sheet.title']({ model: words.own(model.title), edition: model.edition, asOf });
  const sheets = numbers.kind === 'what-if' ? trialSheets(numbers.result, words) : backtestSheets(numbers.result, words);
  return xlsxBytes(
    sheets.map((sheet) => ({ ...sheet, title })),
    title,
  );
}

function wordsIn(language: Language): Words {
  const say = t(language, sheetMessages);
  return {
    say,
    own: (text) => (language === 'en' ? text.en : text.zh),
    grade: (id) => (id === NO_GRADE ? say['grade.none']() : id),
    n: (value) => (value === null ? '' : String(value)),
  };
}

function trialSheets(result: StoredTrial, words: Words): SheetOfTable[] {
  const { say, grade, n } = words;
  const { before, after, matrix, groups, scale } = result;
  const [was, is] = [Object.keys(before), Object.keys(after)];
  // Of two scales the same letter is not the same grade: it has a row by each.
  const rows =
    scale === 'same'
      ? [...new Set([...was, ...is])].map((id) => [grade(id), n(before[id] ?? null), n(after[id] ?? null)])
      : [...was.map((id) => [grade(id), n(before[id] ?? null), '']), ...is.map((id) => [grade(id), '', n(after[id] ?? null)])];
  return [
    {
      name: say['sheet.grades'](),
      heading: [say['head.grade'](), say['head.before'](), say['head.after']()],
      rows,
    },
    {
      name: say['sheet.matrix'](),
      heading: [say['head.from'](), say['head.to'](), say['head.subjects']()],
      rows: matrix.map(({ from, to, count }) => [grade(from), grade(to), n(count)]),
    },
    {
      name: say['sheet.groups'](),
      heading: [
        ...groupHeading(say),
        ...(['changed', 'up', 'down', 'left', 'gained', 'meanBefore', 'meanAfter'] as const).map((key) => say[`head.${key}`]()),
      ],
      rows: groups.map((group) => [
        ...groupCells(group, words),
        ...[group.changed, group.up, group.down, group.left, group.gained, group.meanBefore, group.meanAfter].map(n),
      ]),
    },
    notesSheet(scale === 'same' ? [] : [bothOf((texts) => texts['note.scales']())], words),
  ];
}

function backtestSheets(result: StoredBacktest, words: Words): SheetOfTable[] {
  const { say, grade, n } = words;
  const { distribution, deciles, roc, groups, notes, cut } = result;
  const head = { ...result, above: cut?.above ?? null, below: cut?.below ?? null };
  const figures = ['subjects', 'graded', 'outcomes', 'baseRate', 'auc', 'ks', 'ksAt', 'above', 'below', 'psi'] as const;
  // First the whole, so that each group stands beside it.
  const whole = [result.subjects, result.graded, result.outcomes, result.baseRate, null, null, result.auc, result.ks, result.psi];
  return [
    {
      name: say['sheet.figures'](),
      heading: [say['head.figure'](), say['head.value']()],
      rows: figures.map((key) => [say[`head.${key}`](), n(head[key])]),
    },
    {
      name: say['sheet.grades'](),
      heading: (['grade', 'subjects', 'outcomes', 'rate', 'now'] as const).map((key) => say[`head.${key}`]()),
      rows: distribution.map((row) => [grade(row.grade), n(row.subjects), n(row.outcomes), n(row.rate), n(row.now)]),
    },
    {
      name: say['sheet.deciles'](),
      heading: (['decile', 'subjects', 'outcomes', 'rate', 'lift', 'captured'] as const).map((key) => say[`head.${key}`]()),
      rows: deciles.map((row) => [n(row.decile), row.subjects, row.outcomes, row.rate, n(row.lift), n(row.captured)]),
    },
    {
      name: say['sheet.roc'](),
      heading: [say['head.shareOthers'](), say['head.shareOutcomes']()],
      rows: roc.map(({ others, outcomes }) => [others, outcomes]),
    },
    {
      name: say['sheet.groups'](),
      heading: [
        ...groupHeading(say),
        ...(['graded', 'outcomes', 'rate', 'lift', 'meanScore', 'auc', 'ks', 'psi'] as const).map((key) => say[`head.${key}`]()),
      ],
      rows: [
        ['', '', say['group.all'](), ...whole.map(n)],
        ...groups.map((group) => [
          ...groupCells(group, words),
          ...[group.graded, group.outcomes, group.rate, group.lift, group.meanScore, group.auc, group.ks, group.psi].map(n),
        ]),
      ],
    },
    notesSheet(notes, words),
  ];
}

function groupHeading(say: Say): string[] {
  return [say['head.by'](), say['head.key'](), say['head.group'](), say['head.subjects']()];
}

function groupCells(group: StoredTrial['groups'][number] | StoredBacktest['groups'][number], { say, own, n }: Words): string[] {
  return [say[`by.${group.by}`](), group.key, own(group.title), n(group.subjects)];
}

function notesSheet(notes: readonly BothTexts[], { say, own }: Words): SheetOfTable {
  return { name: say['sheet.notes'](), heading: [say['head.note']()], rows: notes.map((note) => [own(note)]) };
}
