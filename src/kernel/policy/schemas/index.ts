import { Type, type TSchema } from 'typebox';
import { POLICY_KINDS, type PolicyKind } from '../types.ts';
import { ActTemplateContent } from './act-template.ts';
import { CalendarContent } from './calendar.ts';
import { CatalogueContent } from './catalogue.ts';
import { CatalogueSubsetContent, CatalogueSupplementContent } from './catalogue-local.ts';
import { CodeRulesContent } from './code-rules.ts';
import { Day, Id, SourceReference, Text, VerifiedMark } from './common.ts';
import { DisplayRulesContent } from './display-rules.ts';
import { DivisionsContent } from './divisions.ts';
import { GradeScaleContent } from './grade-scale.ts';
import { HeldWordsContent } from './held-words.ts';
import { IndustriesContent } from './industries.ts';
import { IntakeRulesContent } from './intake-rules.ts';
import { KeyAreasContent } from './key-areas.ts';
import { LookRulesContent } from './look-rules.ts';
import { MappingContent } from './mapping.ts';
import { MattersContent } from './matters.ts';
import { ModelContent } from './model.ts';
import { OrgansContent } from './organs.ts';
import { DocumentTemplateContent, RemedyRulesContent, ServiceRulesContent } from './papers.ts';
import { ProcedureContent } from './procedure.ts';
import { SupervisionPlanContent } from './supervision-plan.ts';

const CONTENT = {
  catalogue: CatalogueContent,
  'catalogue-supplement': CatalogueSupplementContent,
  'catalogue-subset': CatalogueSubsetContent,
  'act-template': ActTemplateContent,
  mapping: MappingContent,
  'display-rules': DisplayRulesContent,
  organs: OrgansContent,
  divisions: DivisionsContent,
  industries: IndustriesContent,
  calendar: CalendarContent,
  'held-words': HeldWordsContent,
  matters: MattersContent,
  'key-areas': KeyAreasContent,
  'code-rules': CodeRulesContent,
  'intake-rules': IntakeRulesContent,
  'look-rules': LookRulesContent,
  procedure: ProcedureContent,
  'document-template': DocumentTemplateContent,
  'service-rules': ServiceRulesContent,
  'remedy-rules': RemedyRulesContent,
  'grade-scale': GradeScaleContent,
  model: ModelContent,
  'supervision-plan': SupervisionPlanContent,
} as const satisfies Record<PolicyKind, TSchema>;

/** A file under policy/: PolicyDocument without its hash. */
export function documentSchema(kind: PolicyKind): TSchema {
  return Type.Object(
    {
      kind: Type.Literal(kind),
      id: Id,
      edition: Type.String({ pattern: '^[0-9A-Za-z][0-9A-Za-z.-]*$' }),
      title: Text,
      inForceFrom: Day,
      inForceTo: Type.Union([Day, Type.Null()]),
      verified: VerifiedMark,
      sources: Type.Array(SourceReference, { minItems: 1 }),
      note: Type.Optional(Text),
      content: CONTENT[kind],
    },
    { additionalProperties: false },
  );
}

/** policy/schemas/<kind>.json as they must stand in the repository. */
export function schemaFiles(): { name: string; text: string }[] {
  return POLICY_KINDS.map((kind) => ({
    name: `${kind}.json`,
    text: `${JSON.stringify(
      {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `urn:xinheng:policy:${kind}`,
        ...documentSchema(kind),
      },
      null,
      2,
    )}\n`,
  }));
}
