export { buildCalendar } from './build.ts';
export { addMonths, findDate, toDate } from './dates.ts';
export { calendarOf } from './policy.ts';
export type { Calendar, CalendarContent, DueDate, FixedDays, HolidayYear } from './types.ts';
