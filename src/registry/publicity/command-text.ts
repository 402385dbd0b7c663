import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { organName } from '../../kernel/procedures/index.ts';
import { publicityMessages } from './messages.ts';
import { AGREE, heldWord, type Amended, type HeldRow, type Released } from './review/index.ts';
import type { LateAct, Period, Rate } from './timeliness/index.ts';

interface Page<T> {
  items: T[];
  next: string | null;
}

type Named = Pick<Kernel, 'policy' | 'offers'>;

export function heldText(kernel: Named, { items, next }: Page<HeldRow>, language: Language): string {
  const texts = t(language, publicityMessages);
  if (items.length === 0) return texts['held.none']();
  const lines = items.map(({ recordId: id, organ: code, documentNo, days, reasons }) => {
    const why = [...new Set(reasons.map(({ code }) => heldWord(kernel, code, language)))].join(texts['held.separator']());
    const organ = organName(kernel, code, language);
    return texts['held.row']({ id, organ, documentNo, days, why });
  });
  return [...lines, ...more(next, language)].join('\n');
}

export function lateText(kernel: Named, of: { period: Period; total: Rate }, { items, next }: Page<LateAct>, language: Language): string {
  const { period, total } = of;
  const texts = t(language, publicityMessages);
  const head = texts['late.total']({
    ...period,
    acts: total.acts,
    late: total.late,
    percent: total.onTimePercent ?? '',
  });
  if (items.length === 0) return `${head}\n${texts['late.none']()}`;
  const lines = items.map(({ organ, documentNo, decided, due, receivedOn, daysLate }) =>
    texts['late.row']({
      organ: organName(kernel, organ, language),
      documentNo,
      decided,
      due,
      receivedOn,
      days: daysLate ?? 0,
    }),
  );
  return [head, ...lines, ...more(next, language)].join('\n');
}

export function releasedText(done: Released, language: Language): string {
  return t(language, publicityMessages).released({ id: done.recordId, on: done.releasedOn });
}

export function amendedText(done: Amended, language: Language): string {
  const texts = t(language, publicityMessages);
  return done.state === 'done'
    ? texts['withdrawn.unshown']({ n: done.records.length })
    : texts.proposed({ number: done.number, due: done.due ?? '', command: `cases fire ${done.case} ${AGREE}` });
}

/** The cursor itself follows, so that it can be copied. */
function more(next: string | null, language: Language): string[] {
  return next === null ? [] : [`${t(language, publicityMessages)['held.more']()} ${next}`];
}
