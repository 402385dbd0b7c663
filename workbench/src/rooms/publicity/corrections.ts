import type { paths } from '../../api/schema.d.ts';
import { isDay } from '../../parts/format.ts';
import { fenOf } from './yuan.ts';

export type Patch = NonNullable<
  NonNullable<paths['/api/v1/publicity/{id}/correct']['post']['requestBody']>['content']['application/json']['patch']
>;

/** Fields that a correction from the desk may name, by how they are written. */
const TEXTS = ['title', 'documentName', 'category', 'certificate', 'text', 'violation', 'facts', 'basis', 'licenceTaken', 'remark'];
const MONEY = ['fineFen', 'confiscatedFen'];
const DAYS = ['validFrom', 'validTo'];
export const FIELDS: readonly string[] = [...TEXTS, ...MONEY, ...DAYS, 'severity'];
export const SEVERITIES = ['minor', 'general', 'serious'] as const;

export type Writing = 'text' | 'money' | 'day' | 'severity';
export function writingOf(field: string): Writing {
  if (MONEY.includes(field)) return 'money';
  if (DAYS.includes(field)) return 'day';
  return field === 'severity' ? 'severity' : 'text';
}

/** An act without a title is no act: it may be said rightly, not taken out. */
export const mayClear = (field: string): boolean => field !== '' && field !== 'title';

/** One field as somebody corrects it; `clear`: nothing is to stand there. */
export interface Corrected {
  key: number;
  field: string;
  value: string;
  clear: boolean;
}

export type Fault = 'none' | 'twice' | 'money' | 'day';

/** What goes to the API, or the first thing to mend, with its place. Pure. */
export function patchOf(corrected: readonly Corrected[], document: string): { patch: Patch } | { at: number; fault: Fault } {
  const content: Record<string, string | number | null> = {};
  let severity: Patch['severity'];
  for (const [at, { field, value, clear }] of corrected.entries()) {
    if (corrected.findIndex((each) => each.field === field) < at) return { at, fault: 'twice' };
    const read = readValue(field, value, clear);
    if (typeof read === 'object' && read !== null) return { at, ...read };
    if (field === 'severity') severity = SEVERITIES.find((each) => each === read) ?? null;
    else content[field] = read;
  }
  const paper = document.trim();
  return {
    patch: {
      ...(Object.keys(content).length === 0 ? {} : { content }),
      ...(severity === undefined ? {} : { severity }),
      ...(paper === '' ? {} : { document: paper }),
    },
  };
}

function readValue(field: string, value: string, clear: boolean): string | number | null | { fault: Fault } {
  if (!FIELDS.includes(field)) return { fault: 'none' };
  if (clear && mayClear(field)) return null;
  const given = value.trim();
  if (given === '') return { fault: 'none' };
  switch (writingOf(field)) {
    case 'money':
      return fenOf(given) ?? { fault: 'money' };
    case 'day':
      return isDay(given) ? given : { fault: 'day' };
    default:
      return given;
  }
}
