const SHOWN = 12;

/** The month of a day and the eleven before it, the latest first: `2026-11` … `2025-12`. Pure. */
export function monthsUpTo(day: string): string[] {
  const last = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return Array.from({ length: SHOWN }, (_, back) => {
    const at = last - back;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
