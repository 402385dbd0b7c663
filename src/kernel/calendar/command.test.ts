import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { shippedCalendarDocuments } from '../../../test/support/calendar.ts';
import { item } from '../../../test/support/item.ts';
import type { CommandIo, CommandResult, RunCommand } from '../capability.ts';
import type { Kernel } from '../context.ts';
import { calendarCapability } from './capability.ts';
import { calendarOf } from './index.ts';

const calendar = calendarOf(shippedCalendarDocuments());

async function due(...args: string[]): Promise<CommandResult> {
  let result: CommandResult | undefined;
  const io = { language: 'en' } as CommandIo;
  const run: RunCommand = Object.assign(
    async (work: Parameters<RunCommand>[0]) => {
      result = await work({ calendar } as Kernel, io);
    },
    { pure: async () => undefined },
  );
  const program = new Command();
  calendarCapability.commands?.(program, run);
  await program.parseAsync(['calendar', 'due', ...args], { from: 'user' });
  return result!;
}

describe(item(25, 'calendar due'), () => {
  test('prints due date, whether provisional, version', async () => {
    expect(await due('2026-09-18', '7')).toMatchObject({
      document: { due: '2026-09-29', provisional: false, calendar: calendar.version },
    });
    const provisional = await due('2026-12-31', '7');
    expect(provisional.document).toMatchObject({ provisional: true });
    expect(provisional.text).toContain('Provisional');
  });

  test.each([
    ['2026-02-30', '7', 'BAD_INPUT'],
    ['2026-02-20', '-7', 'BAD_INPUT'],
    ['2026-02-20', '7.5', 'BAD_INPUT'],
    ['2018-02-20', '7', 'CALENDAR_MISSING'],
    ['2026-02-20', '999999', 'CALENDAR_MISSING'],
  ])('%s + %s: %s', async (date, n, code) => {
    await expect(due('--', date, n)).rejects.toMatchObject({ code });
  });
});
