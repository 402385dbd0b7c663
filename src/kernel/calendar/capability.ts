import { capability } from '../capability.ts';
import { XinhengError } from '../errors/index.ts';
import { t } from '../i18n/types.ts';
import { calendarRoutes } from './api.ts';
import { toDate } from './dates.ts';
import { calendarMessages } from './messages.ts';

export const calendarCapability = capability({
  name: 'calendar',
  items: [
    {
      item: 25,
      state: 'part',
      what: 'seven working days: the calendar with make-up days, provisional past the last announced year',
    },
  ],
  routes: calendarRoutes,
  commands: (program, run) => {
    const calendar = program.command('calendar').description('working days / 工作日');
    calendar
      .command('due')
      .description('the Nth working day after DATE / 某日之后第N个工作日')
      .argument('<date>', 'YYYY-MM-DD')
      .argument('<n>', 'working days')
      .action((date: string, n: string) =>
        // Answers from the calendar in force here, editions made in the workbench included: hence the kernel.
        run(async (kernel, io) => {
          const days = wholeNumber(n);
          const { due, provisional, calendar: version } = kernel.calendar.addWorkingDays(toDate(date), days);
          const say = t(io.language, calendarMessages);
          const lines = [say['calendar.due']({ from: date, n: days, due: due.toString() })];
          if (provisional) lines.push(say['calendar.provisional']({ lastYear: kernel.calendar.lastYear }));
          lines.push(say['calendar.version']({ version }));
          return { document: { due: due.toString(), provisional, calendar: version }, text: lines.join('\n') };
        }),
      );
  },
});

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new XinhengError('BAD_INPUT', { what: text });
  return Number(text);
}
