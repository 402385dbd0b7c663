import { t, type Language } from '../i18n/index.ts';
import { csvText } from '../tables/index.ts';
import type { ListedProposal } from './list.ts';
import { proposalMessages } from './messages.ts';

/** Proposals as a table for people, in the order of the list. */
export function proposalsTable(items: readonly ListedProposal[], language: Language): string {
  const say = t(language, proposalMessages);
  const columns = ['what', 'reason', 'by', 'at', 'state', 'decided', 'decided-at', 'decided-reason', 'organ', 'id'] as const;
  const rows = items.map((each) => [
    each.description,
    each.reason,
    each.proposedBy,
    each.proposedAt,
    say[`state.${each.state}`](),
    each.decidedBy ?? '',
    each.decidedAt ?? '',
    each.decisionReason ?? '',
    each.organ ?? '',
    each.proposalId,
  ]);
  return csvText([columns.map((key) => say[`column.${key}`]()), ...rows]);
}
