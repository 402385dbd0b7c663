import { messages } from '../i18n/types.ts';

export const calendarMessages = messages(
  {
    'calendar.due': (p: { from: string; n: number; due: string }) => `${p.from}之后第${p.n}个工作日是${p.due}。`,
    'calendar.provisional': (p: { lastYear: number }) => `这个日期是暂定的：节假日安排公布到${p.lastYear}年，以后公布时可能调整。`,
    'calendar.version': (p: { version: string }) => `日历版本${p.version}`,
  },
  {
    'calendar.due': (p) => `Working day ${p.n} after ${p.from} is ${p.due}.`,
    'calendar.provisional': (p) => `Provisional: holidays are announced up to ${p.lastYear}; the date may move when the next year is.`,
    'calendar.version': (p) => `Calendar version ${p.version}`,
  },
);
