import { t, type Language } from '../../kernel/i18n/types.ts';
import { csvText } from '../../kernel/tables/index.ts';
import { auditMessages } from './messages.ts';
import type { AuditEntry, LookEntry } from './types.ts';

/** The audit log as a table for people. */
export function auditTable(entries: readonly AuditEntry[], language: Language): string {
  const say = t(language, auditMessages);
  const heading = [
    say['column.at'](),
    say['column.account'](),
    say['column.role'](),
    say['column.organ'](),
    say['column.action'](),
    say['column.object'](),
    say['column.outcome'](),
    say['column.details'](),
  ];
  const rows = entries.map((entry) => [
    entry.at,
    entry.account ?? '',
    entry.role ?? '',
    entry.organ ?? '',
    entry.action,
    entry.object ?? '',
    entry.outcome,
    JSON.stringify(entry.details),
  ]);
  return csvText([heading, ...rows]);
}

/** The log of looks as a table for people. */
export function looksTable(entries: readonly LookEntry[], language: Language): string {
  const say = t(language, auditMessages);
  const heading = [
    say['column.at'](),
    say['column.account'](),
    say['column.role'](),
    say['column.organ'](),
    say['column.action'](),
    say['column.purpose'](),
    say['column.fields'](),
    say['column.subject'](),
  ];
  const rows = entries.map((entry) => [
    entry.at,
    entry.account,
    entry.role,
    entry.organ ?? '',
    entry.action,
    entry.purpose,
    entry.fields.join(' '),
    entry.subjectId ?? '',
  ]);
  return csvText([heading, ...rows]);
}
