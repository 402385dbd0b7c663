import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import type { AnyRoute } from '../../kernel/http/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { listRoute, valuesOf } from '../../kernel/lists/index.ts';
import { CORRECTION_KINDS, kindWord } from '../records/index.ts';
import { Change, Held, Late, UnderWay } from './api-schemas.ts';
import { listMessages } from './list-messages.ts';
import { heldRows, listChanges, UNDER_WAY, underWay } from './review/index.ts';
import { lateActs, periodOf } from './timeliness/index.ts';

const Day = Type.String({ format: 'date' });
const CHANGE_KINDS = [...CORRECTION_KINDS];

// Columns that several of the lists have.
const documentNo = { zh: '文书号', en: 'Document number', kind: 'zh', heading: true } as const;
const subject = { zh: '主体名称', en: 'Body', kind: 'zh' } as const;
const organ = {
  zh: '决定机关',
  en: 'Deciding organ',
  inFile: { zh: '决定机关代码', en: 'Deciding organ' },
  kind: 'organ',
} as const;
const reportingOrgan = {
  zh: '报送单位',
  en: 'Reporting organ',
  inFile: { zh: '报送单位代码', en: 'Reporting organ' },
  kind: 'organ',
  extra: true,
} as const;
const decided = { zh: '决定日期', en: 'Decided on', kind: 'day' } as const;
const receivedOn = { zh: '收到日期', en: 'Received on', kind: 'day' } as const;
const due = { zh: '最迟公示日期', en: 'Last day for display', kind: 'day' } as const;
const kind = { zh: '类别', en: 'Kind', kind: 'act' } as const;
const workingDay = { zh: '第几个工作日', en: 'Working day' } as const;
const extra = { extra: true } as const;

/** The reviewers' lists. No text of a held row leaves by their files. */
export function reviewLists(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'held',
      path: '/api/v1/publicity/held',
      summary: 'Rows held for a reviewer, longest waiting first; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.held.listed',
      filters: {
        dueFrom: { schema: Day, zh: '最迟日期自', en: 'Last day from' },
        dueTo: { schema: Day, zh: '最迟日期至', en: 'Last day until' },
      },
      item: Held,
      rows: ({ caller, query, cursor, limit }) => heldRows(kernel, caller, { ...query, cursor, limit }),
      columns: {
        documentNo,
        subject,
        reasons: { zh: '暂缓原因', en: 'Held because', cell: ({ reasons }) => [...new Set(reasons.map(({ code }) => code))] },
        workingDay,
        due,
        days: { zh: '已等候天数', en: 'Days waiting', kind: 'number' },
        kind: { ...kind, cell: (row, language) => kindWord(row.kind, language) },
        organ: { ...organ, ...extra },
        reportingOrgan,
        decided: { ...decided, ...extra },
        receivedOn: { ...receivedOn, ...extra },
      },
      orders: {
        received: {
          zh: '按收到日期，等得最久的在前；同一天的按记录编号',
          en: 'by day of receipt, longest waiting first; on one day by record',
        },
      },
      file: {
        limit: 5000,
        columns: 'subject kind documentNo organ reportingOrgan decided receivedOn days due workingDay reasons'.split(' '),
      },
    }),
    ...listRoute({
      name: 'under-way',
      path: '/api/v1/publicity/under-way',
      summary:
        'What was received and is not on display yet: held rows first, then what waits for a code, each by last day; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.under-way.listed',
      filters: {
        state: { schema: Type.Enum([...UNDER_WAY]), zh: '状态', en: 'State', values: valuesOf(listMessages, 'state', UNDER_WAY) },
      },
      item: UnderWay,
      rows: ({ caller, query, cursor, limit }) => underWay(kernel, { ...query, cursor, limit }, caller),
      columns: {
        documentNo,
        state: { zh: '状态', en: 'State', cell: ({ state }, language) => t(language, listMessages)[`state.${state}`]() },
        workingDay,
        due,
        subject,
        kind: { ...kind, cell: (row, language) => kindWord(row.kind, language) },
        organ: { ...organ, ...extra },
        decided,
        receivedOn,
        provisional: {
          zh: '期限暂定',
          en: 'Provisional',
          only: 'file',
          cell: ({ dueProvisional }, language) => (dueProvisional ? t(language, listMessages).yes() : ''),
        },
      },
      orders: {
        due: {
          zh: '暂缓的在前，再按最迟日期，最早的在前；同一天的按记录编号',
          en: 'held first, then by last day, the earliest first; on one day by record',
        },
      },
      file: {
        limit: 5000,
        columns: ['state', 'subject', 'kind', 'documentNo', 'organ', 'decided', 'receivedOn', 'due', 'provisional', 'workingDay'],
      },
    }),
    ...listRoute({
      name: 'late',
      path: '/api/v1/publicity/late',
      summary:
        'Records received after their day, in order of the day on which they were due; by: whether the period is of due days (default) or of receipt; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.late.listed',
      filters: {
        month: {
          schema: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', maxLength: 7 }),
          zh: '月份',
          en: 'Month',
          hint: { zh: '格式如2026-11；空着就是本月', en: 'In the form 2026-11; empty is this month' },
        },
        by: {
          schema: Type.Enum(['due', 'received']),
          zh: '月份按哪个日期',
          en: 'The month is that of',
          values: { due: { zh: '最迟日期', en: 'the last day' }, received: { zh: '收到日期', en: 'receipt' } },
        },
        organ: {
          schema: Type.String({ minLength: 1, maxLength: 64 }),
          zh: '决定机关代码',
          en: 'Code of the deciding organ',
        },
        from: { schema: Day, zh: '最迟日期自', en: 'Last day from' },
        to: { schema: Day, zh: '最迟日期至', en: 'Last day until' },
      },
      item: Late,
      rows: ({ caller, query, cursor, limit }) =>
        lateActs(kernel, periodOf(kernel, query, kernel.clock.today().toString()), caller, { ...query, cursor, limit }),
      columns: {
        documentNo,
        organ,
        reportingOrgan,
        kind: { ...kind, cell: (row, language) => kindWord(row.kind, language) },
        decided,
        due,
        receivedOn,
        daysLate: { zh: '迟报工作日数', en: 'Working days late', kind: 'number' },
        waitingId: { zh: '状态', en: 'State', only: 'page', extra: true },
      },
      orders: {
        due: {
          zh: '按最迟日期，最早的在前；同一天的按记录编号',
          en: 'by last day, the earliest first; on one day by record',
        },
      },
      file: {
        limit: 5000,
        columns: ['kind', 'documentNo', 'organ', 'reportingOrgan', 'decided', 'due', 'receivedOn', 'daysLate'],
      },
    }),
    ...listRoute({
      name: 'changes',
      path: '/api/v1/publicity/changes',
      summary: 'Corrections and withdrawals after display, newest first; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.changes.listed',
      filters: {
        kind: { schema: Type.Enum(CHANGE_KINDS), zh: '变更种类', en: 'Change', values: valuesOf(listMessages, 'change', CHANGE_KINDS) },
        from: { schema: Day, zh: '变更日期自', en: 'Changed from' },
        to: { schema: Day, zh: '变更日期至', en: 'Changed until' },
      },
      item: Change,
      rows: ({ caller, query, cursor, limit }) => listChanges(kernel, { ...query, cursor, limit }, caller),
      columns: {
        documentNo,
        changedOn: { zh: '变更日期', en: 'Changed on', cell: ({ change }) => change.on },
        change: { zh: '变更种类', en: 'Change', cell: ({ change }, language) => t(language, listMessages)[`change.${change.kind}`]() },
        reason: { zh: '理由', en: 'Reason', cell: ({ change }) => change.reason },
        paper: { zh: '依据文书', en: 'Document of the change', only: 'page', extra: true },
        subject,
        kind: { ...kind, ...extra, cell: (row, language) => kindWord(row.kind, language) },
        organ,
        decided: { ...decided, ...extra },
      },
      orders: {
        on: {
          zh: '按变更日期，最近的在前；同一天的按记录编号',
          en: 'by day of the change, newest first; on one day by record',
        },
      },
      file: {
        limit: 5000,
        columns: ['changedOn', 'change', 'subject', 'kind', 'documentNo', 'organ', 'decided', 'reason'],
      },
    }),
  ];
}
