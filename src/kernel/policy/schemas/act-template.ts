import { Type, type Static } from 'typebox';
import { LEVELS } from '../../access/types.ts';
import { Text, VerifiedMark } from './common.ts';

/** One field of a national or local template: its codes at the door, its one name inside. */
export const TemplateField = Type.Object(
  {
    /** Place in the national template, 1…n; none for ours. */
    no: Type.Optional(Type.Integer({ minimum: 1 })),
    /** Internal name: a head field of an act, or a field of ActContent. */
    field: Type.String({ pattern: '^[a-z][A-Za-z0-9]*$' }),
    /** Code of the national template, XK_… or CF_…. */
    code: Type.Optional(Type.String({ pattern: '^[A-Z][A-Z0-9_]*$' })),
    name: Text,
    type: Type.Enum(['text', 'date', 'uscc', 'amount-wan', 'amount-yuan', 'enum', 'list', 'bool']),
    /** As the template has it; a length marked own-knowledge is for the reader and refuses nothing. */
    length: Type.Optional(
      Type.Object({ characters: Type.Integer({ minimum: 1 }), verified: VerifiedMark }, { additionalProperties: false }),
    ),
    /** As the template asks it of the reporting organ. What the intake refuses without is said by the mapping. */
    required: Type.Object(
      { rule: Type.Enum(['always', 'conditional', 'optional']), verified: VerifiedMark },
      { additionalProperties: false },
    ),
    level: Type.Enum([...LEVELS]),
    /** About a natural person: never gets past the door. Its level is PERSONAL. */
    identity: Type.Optional(Type.Literal(true)),
    /** Name of one of the document's code lists. */
    codeList: Type.Optional(Type.String()),
    note: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type TemplateField = Static<typeof TemplateField>;

export const CodeListEntry = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z][a-z_]*$' }),
    name: Text,
    /** Words of the source that mean this entry; the name itself is always one. */
    words: Type.Array(Type.String({ minLength: 1 })),
    /** Where the law sets the entry, e.g. 行政处罚法第九条第（一）项. */
    basis: Type.Optional(Type.String({ minLength: 1 })),
    verified: VerifiedMark,
    /** The severity that our table proposes to the deciding organ; never applied by itself. */
    proposedSeverity: Type.Optional(
      Type.Object({ severity: Type.Enum(['minor', 'general', 'serious']), verified: VerifiedMark }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
);
export type CodeListEntry = Static<typeof CodeListEntry>;

export const ActTemplateContent = Type.Object(
  {
    /** What the template describes: `registration`, or a kind of act. */
    act: Type.String({ pattern: '^[a-z]+(?:[-_][a-z]+)*$' }),
    /** National templates keep their codes; ours are marked as local. */
    scope: Type.Enum(['national', 'local']),
    fields: Type.Array(TemplateField, { minItems: 1 }),
    codeLists: Type.Record(Type.String(), Type.Array(CodeListEntry, { minItems: 1 })),
  },
  { additionalProperties: false },
);
export type ActTemplateContent = Static<typeof ActTemplateContent>;
