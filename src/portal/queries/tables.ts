import type { IsoDate } from '../../kernel/db/types.ts';
import type { RecordTables } from '../../registry/records/types.ts';
import type { SubjectTables } from '../../registry/subjects/types.ts';

/** Reference rows of the organs room. */
export interface OrgansTable {
  code: string;
  name: string;
  name_en: string;
  short_name: string;
  uscc: string | null;
  line: string;
  line_parent: string | null;
  district_parent: string | null;
  district: string | null;
  aliases: string[];
  valid_from: IsoDate;
  valid_to: IsoDate | null;
  successor: string | null;
  demo: boolean;
}

export interface DivisionsTable {
  code: string;
  name: string;
  level: string;
  parent: string | null;
  valid_from: IsoDate;
  valid_to: IsoDate | null;
}

/** What the portal composes: it reads several rooms and owns no table. */
export type PortalTables = RecordTables &
  SubjectTables & {
    organs: OrgansTable;
    divisions: DivisionsTable;
  };
