import type { ActContent, ActKind, DisplayClass, Severity } from '../records/types.ts';

/**
 * What intake notes of a grade that its scale says is published. It names scale and value, so that a grade that is corrected
 * later is internal until its issuer's file comes again; no column of a file can set it.
 */
export function publishedMark(title: string, grade: string): string {
  return `${title}=${grade}`;
}

const WARNING_KINDS: ReadonlySet<string> = new Set(['warning', 'criticism']); // 警告, 通报批评

/** Only 警告 or 通报批评: such an act is not "of a certain social impact" unless the organ says so (law.md §2, §4). */
function onlyWarning(content: ActContent): boolean {
  const kinds = content.penaltyKinds ?? [];
  return kinds.length > 0 && kinds.every((kind) => WARNING_KINDS.has(kind));
}

/**
 * The class by which the display rules tell acts apart. What the organ left out is read in the way that hurts the
 * subject least without hiding what the law wants shown (domain.md, Reporting and display): severity missing → the
 * shortest period of the set; procedure missing → ordinary; impact missing → given, unless the only penalty is a warning.
 */
export function displayClass(kind: ActKind, content: ActContent, severity: Severity | null): DisplayClass {
  switch (kind) {
    case 'permit':
    case 'honour':
    case 'abnormal_listing':
      return kind;
    case 'listing':
    case 'court_listing':
      return 'listing';
    // A grade is internal but where its issuer publishes just this one (domain.md, Evaluation).
    case 'grade':
      return content['published'] === publishedMark(content.title, String(content['grade'])) ? 'neutral_act' : 'internal';
    // A contract is between two.
    case 'contract':
      return 'internal';
    case 'penalty':
      return penaltyClass(content, severity);
    default:
      return 'neutral_act';
  }
}

function penaltyClass(content: ActContent, severity: Severity | null): DisplayClass {
  // 行政处罚法 §48 comes first: without social impact no rule set may show it, whatever the procedure.
  if (content.socialImpact === false) return 'penalty_no_impact';
  if (content.procedure === 'simple') return 'penalty_simple';
  if (onlyWarning(content)) return 'penalty_warning';
  switch (severity) {
    case 'minor':
      return 'penalty_minor';
    case 'general':
      return 'penalty_general';
    case 'serious':
      return 'penalty_serious';
    case null:
      return 'penalty_unstated';
  }
}
