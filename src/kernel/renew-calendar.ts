import { calendarOf, type CalendarContent } from './calendar/index.ts';
import type { Kernel } from './context.ts';
import { recompute } from './deadlines/index.ts';

/** A year was announced while the server runs: days are counted by it from now on, and what is open moves (a served deadline only later). */
export async function renewCalendar(kernel: Kernel): Promise<void> {
  const calendar = calendarOf(kernel.policy.all<CalendarContent>('calendar'));
  if (calendar.version === kernel.calendar.version) return;
  kernel.calendar = calendar;
  await kernel.db.tx((tx) => recompute(tx, kernel));
}
