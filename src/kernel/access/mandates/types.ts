import type { IsoDate } from '../../db/types.ts';

/** What a mandate may cover: see the file, hand things in, sign for the firm, receive service. Whoever may do anything may see. */
export const SCOPES = ['see', 'file', 'sign', 'receive'] as const;
export type Scope = (typeof SCOPES)[number];

/** The firm's own people (经办人), or an agent (代理人), whose mandate always has an end. */
export const MANDATE_KINDS = ['handler', 'agent'] as const;
export type MandateKind = (typeof MANDATE_KINDS)[number];

export interface Mandate {
  mandateId: string;
  subjectId: string;
  account: string;
  kind: MandateKind;
  scopes: readonly Scope[];
  from: IsoDate;
  /** The last day. */
  until: IsoDate | null;
  givenBy: string;
  givenAt: Date;
  revokedBy: string | null;
  revokedAt: Date | null;
}

/** One that is in force, as a caller carries it. */
export type HeldMandate = Pick<Mandate, 'mandateId' | 'subjectId' | 'kind' | 'scopes' | 'until'>;

/** As what somebody acts for a firm: the law makes the legal representative (`owner`), a mandate anybody else. */
export type Standing =
  | { as: 'owner'; scopes: readonly Scope[]; until: null }
  | { as: MandateKind; scopes: readonly Scope[]; until: IsoDate | null };
