/** Months that are over and not yet frozen, the latest first. `frozen`: latest first; `today`: ISO day. Pure. */
export function openMonths(frozen: readonly string[], today: string): string[] {
  const last = frozen[0];
  const months: string[] = [];
  // Two at most: ten working days never reach over a whole month.
  for (let month = before(today.slice(0, 7)); months.length < 2; month = before(month)) {
    if (last !== undefined && month <= last) break;
    months.push(month);
  }
  return months;
}

function before(month: string): string {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return of === 1 ? `${year - 1}-12` : `${year}-${String(of - 1).padStart(2, '0')}`;
}

/** Parts of the longest bar, in per mille of the drawing's width: in time, late. Pure; a row without acts is nothing. */
export function barOf({ acts, late }: { acts: number; late: number }, most: number): { onTime: number; late: number } {
  if (most <= 0) return { onTime: 0, late: 0 };
  const whole = Math.round((acts / most) * 1000);
  const lateWidth = late === 0 ? 0 : Math.max(4, Math.round((late / most) * 1000));
  return { onTime: Math.max(0, whole - lateWidth), late: lateWidth };
}
