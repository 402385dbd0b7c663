import { Type, type Static } from 'typebox';
import { Day, Id, Text, VerifiedMark } from './common.ts';

/**
 * A mapping says how a source's table becomes rows of ours: the intake executes it and knows no source by name.
 * Field names are those of the act template (`template`); XK_ and CF_ codes live only here and in the templates.
 *
 * Headings (with `codes` and `names`) and given values (with the keys of `values`, and `missing`) are compared by `headingKey`.
 */
export const TRANSFORMS = [
  'text', // trimmed, line breaks and tabs to one space
  'date', // 2024-01-02, 2024/1/2, 20240102, 2024年1月2日, each with or without a time of day → ISO day
  'range', // two days in one cell (2020-07-27至2023-07-26), the second into `until`; 长期 or nothing there leaves it empty
  'uscc', // outer white space off, else as given; findings by registry/uscc
  'amount-wan', // decimal in 万元 (at most 6 decimals, thousands commas allowed) → integer 分; a unit stated in the cell, and words, hold
  'amount-yuan', // decimal in 元 (at most 2 decimals) → integer 分; likewise
  'capital', // registered capital in any spelling: kept as given; `<field>Fen` only where 万 or 元 and 人民币 are both stated
  'enum', // through `values`; a value that is not listed is BAD_VALUE
  'bool', // through `values`, given → 'true' | 'false'
  'list', // split at 、，,；;/| and white space, each part through `values` (longest match; BAD_VALUE when none), in order, once each
] as const;

export const MappingColumn = Type.Object(
  {
    field: Type.String({ minLength: 1 }),
    /** Chinese headings. */
    names: Type.Array(Type.String({ minLength: 1 })),
    /** Field codes of national templates, old spellings as well. */
    codes: Type.Array(Type.String({ pattern: '^[A-Z][A-Z0-9_]*$' })),
    /** An empty cell is MISSING_FIELD. A required column that is not in the heading refuses the file. */
    required: Type.Optional(Type.Boolean()),
    /** Default: text. */
    transform: Type.Optional(Type.Enum([...TRANSFORMS])),
    /** given → stored, for enum, bool and list. */
    values: Type.Optional(Type.Record(Type.String({ minLength: 1 }), Type.String())),
    /** enum: what stands for a value that is not listed, instead of BAD_VALUE. */
    fallback: Type.Optional(Type.String()),
    /**
     * About a natural person: dropped at the door, never stored, hashed, logged, staged or echoed. The intake may only
     * ask whether the cell is empty (personRule).
     */
    identity: Type.Optional(Type.Literal(true)),
    /** Spellings of "nothing": the cell counts as empty. */
    missing: Type.Optional(Type.Array(Type.String())),
    /** A value of this shape belongs to another field (an old number in a code's column). Tried before `transform`. */
    otherwise: Type.Optional(
      Type.Object({ pattern: Type.String(), field: Type.String({ minLength: 1 }) }, { additionalProperties: false }),
    ),
    /** range: the field of the second day. */
    until: Type.Optional(Type.String({ minLength: 1 })),
    /**
     * Further values in the same cell: the first group of `pattern` (the whole match where it has none) is read as a cell of
     * that field. A cell in which a pattern finds nothing is BAD_VALUE.
     */
    parts: Type.Optional(
      Type.Array(
        Type.Object(
          {
            field: Type.String({ minLength: 1 }),
            pattern: Type.String({ minLength: 1 }),
            transform: Type.Optional(Type.Enum(['text', 'date', 'uscc'])),
          },
          { additionalProperties: false },
        ),
        { minItems: 1 },
      ),
    ),
    /** Several headings may stand for this field: the first filled cell of a row counts; lists come together. */
    several: Type.Optional(Type.Literal(true)),
  },
  { additionalProperties: false },
);
export type MappingColumn = Static<typeof MappingColumn>;

/** Simple declared rules, applied after the columns, in order, only where `field` is still empty and all of `from` are given. */
export const DeriveRule = Type.Object(
  {
    field: Type.String({ minLength: 1 }),
    rule: Type.Enum([
      'copy', // the value of from[0]
      'fill', // `value` with {field} replaced by each field of `from`
      'year-end', // from[0] is a year: its 31 December
      'received', // the day on which the file came, where the source states no day; `from` is empty
    ]),
    from: Type.Array(Type.String({ minLength: 1 })),
    value: Type.Optional(Type.String()),
    verified: VerifiedMark,
    note: Type.Optional(Text),
  },
  { additionalProperties: false },
);
export type DeriveRule = Static<typeof DeriveRule>;

export const MappingContent = Type.Object(
  {
    /** `registration`, or a kind of act: that of the template. */
    act: Type.String({ pattern: '^[a-z]+(?:_[a-z]+)*$' }),
    /** Item of the catalogue edition in force on the act's date. */
    item: Id,
    /** Act template whose fields, lengths and levels hold. */
    template: Id,
    columns: Type.Array(MappingColumn, { minItems: 1 }),
    constants: Type.Record(Type.String({ minLength: 1 }), Type.Union([Type.String(), Type.Boolean()])),
    derive: Type.Array(DeriveRule),
    /**
     * Fields that find the subject, in this order; one of them must be given, else MISSING_FIELD on the first. `sourceNo` and
     * `subjectName` find it among the bodies of `register` alone, and never for an adverse row.
     */
    keys: Type.Array(Type.Enum(['uscc', 'regNo', 'orgCode', 'taxNo', 'institutionNo', 'socialNo', 'sourceNo', 'subjectName']), {
      minItems: 1,
    }),
    /** Code of the organ whose own register (a mapping with `nameFields`) knows the numbers and names by which rows are joined. */
    register: Type.Optional(Type.String({ minLength: 1 })),
    /** Registrations: fields whose text finds the body in rows joined by name; the number of such rows is the `sourceKey`. */
    nameFields: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
    /** JSON lines: each entry of the list at this path is a row; its own values are columns named `path.name`. */
    rowsFrom: Type.Optional(Type.String({ minLength: 1 })),
    /** Each row speaks against the body, whatever the nature of its item: code and name must agree, else it goes back. */
    adverse: Type.Optional(Type.Literal(true)),
    /**
     * Determinations of other organs (谁认定谁负责): a row without one of these fields is held and has no effect. A day that
     * a `derive` rule put there is none.
     */
    complete: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
    /**
     * The source's own key of a row. Registrations: the value of the first of these fields that is given, so that a firm
     * whose name changes stays the same claim. Acts: for the reader of the mapping (and `policy check`) alone; the intake
     * knows an act by document number (or what stands for it), decision date and permit number.
     */
    sourceKey: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    /** Field that names the deciding organ by name, alias, code or USCC. Without it: constants.organ, else the batch's organ. */
    organField: Type.Optional(Type.String({ minLength: 1 })),
    /** own: the deciding organ is the reporting organ or stands under it, else ORG_NOT_YOURS. any: returned data of other places. */
    organScope: Type.Optional(Type.Enum(['own', 'any'])),
    /** A row about a natural person: `field` has one of `values` (as stored, after its transform), or one of `filledWithoutKey` is not empty while no key is given. */
    personRule: Type.Optional(
      Type.Object(
        {
          field: Type.String({ minLength: 1 }),
          values: Type.Array(Type.String({ minLength: 1 })),
          filledWithoutKey: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
        },
        { additionalProperties: false },
      ),
    ),
    /** Where the source's rows are older than our forms: first day the file speaks of, for the reader. */
    since: Type.Optional(Day),
  },
  { additionalProperties: false },
);
export type MappingContent = Static<typeof MappingContent>;
