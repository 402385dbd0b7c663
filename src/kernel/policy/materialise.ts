import { on, type Tx } from '../db/types.ts';
import { endOf, newestOfEach } from './editions.ts';
import { weakest } from './marks.ts';
import type { DisplayRulesContent } from './schemas/display-rules.ts';
import type { DivisionsContent } from './schemas/divisions.ts';
import type { OrgansContent } from './schemas/organs.ts';
import { documentOf } from './store.ts';
import type { DisplayTermsTable, DivisionsTable, OrgansTable, PolicyTables } from './tables.ts';
import type { PolicyDocument, PolicyKind } from './types.ts';

const MADE = ['organs', 'divisions', 'display-rules'] as const satisfies readonly PolicyKind[];

/** Are tables made from documents of this kind? */
export function isMade(kind: PolicyKind): boolean {
  return (MADE as readonly PolicyKind[]).includes(kind);
}

/** Makes organs, divisions and display_terms anew from policy_documents: they hold nothing of their own. */
export async function materialise(tx: Tx): Promise<void> {
  const db = on<PolicyTables>(tx);
  const rows = await db.selectFrom('policy_documents').selectAll().where('kind', 'in', MADE).where('status', '<>', 'draft').execute();
  const documents = rows.map(documentOf);
  const of = <C>(kind: string) => documents.filter((each) => each.kind === kind) as PolicyDocument<C>[];
  const organs = organRows(of<OrgansContent>('organs'));
  const divisions = divisionRows(of<DivisionsContent>('divisions'));
  const terms = termRows(of<DisplayRulesContent>('display-rules'));
  await db.deleteFrom('organs').execute();
  await db.deleteFrom('divisions').execute();
  await db.deleteFrom('display_terms').execute();
  if (organs.length > 0) await db.insertInto('organs').values(organs).execute();
  if (divisions.length > 0) await db.insertInto('divisions').values(divisions).execute();
  if (terms.length > 0) await db.insertInto('display_terms').values(terms).execute();
}

export function organRows(documents: readonly PolicyDocument<OrgansContent>[]): OrgansTable[] {
  return newestOfEach(documents).flatMap((document) =>
    document.content.organs.map((organ) => ({
      code: organ.code,
      name: organ.name.zh,
      name_en: organ.name.en,
      short_name: organ.shortName,
      uscc: organ.uscc ?? null,
      line: organ.line,
      line_parent: organ.lineParent,
      district_parent: organ.districtParent,
      district: organ.district,
      aliases: organ.aliases.map((each) => each.name),
      valid_from: organ.validFrom,
      valid_to: organ.validTo,
      successor: organ.successor,
      demo: document.content.demo,
    })),
  );
}

export function divisionRows(documents: readonly PolicyDocument<DivisionsContent>[]): DivisionsTable[] {
  return newestOfEach(documents).flatMap((document) =>
    document.content.divisions.map((each) => ({
      code: each.code,
      name: each.name,
      level: each.level,
      parent: each.parent,
      valid_from: each.validFrom,
      valid_to: each.validTo,
      successors: each.successors,
      verified: each.verified,
    })),
  );
}

/** Every rule set ever in force: a record begins with the set of its day. */
export function termRows(documents: readonly PolicyDocument<DisplayRulesContent>[]): DisplayTermsTable[] {
  return documents.flatMap((document) =>
    document.content.rules.map((rule) => ({
      rule_set: document.content.ruleSet,
      line: document.content.line,
      in_force_from: document.inForceFrom,
      in_force_to: endOf(document, documents),
      display_class: rule.class,
      displayed: rule.displayed,
      counts_from: rule.countsFrom,
      max_months: rule.maxMonths,
      min_months: rule.minMonths,
      basis: rule.basis,
      verified: weakest([rule.verified, ...(rule.countsFromVerified ? [rule.countsFromVerified] : [])]),
    })),
  );
}
