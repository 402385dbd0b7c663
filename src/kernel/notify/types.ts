import { Type, type Static } from 'typebox';
import type { Role } from '../access/types.ts';
import type { IsoDate } from '../db/types.ts';
import type { NoticeKind, Params } from './kinds.ts';

/** Ways out of the house, each only by configuration; in this system every message stands in any case. */
export const CHANNELS = ['email', 'sms', 'webhook'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Channels for which a person gives an address. */
export const ADDRESSED = ['email', 'sms'] as const;
export type Addressed = (typeof ADDRESSED)[number];

const Url = Type.String({ pattern: '^https?://', maxLength: 500 });
/** base64 behind `whsec_`, as Standard Webhooks has it; at least 24 bytes. */
const Secret = Type.String({ pattern: '^whsec_[A-Za-z0-9+/=]{32,120}$' });

/** `notify` of config.json. */
export const NotifyConfig = Type.Object(
  {
    email: Type.Optional(
      Type.Object(
        {
          /** smtp://user:password@host:587, smtps://… */
          smtp: Type.String({ pattern: '^smtps?://', maxLength: 500 }),
          from: Type.String({ minLength: 3, maxLength: 200 }),
        },
        { additionalProperties: false },
      ),
    ),
    /** The operator's own gateway for short messages: takes a signed request with number and text. */
    sms: Type.Optional(Type.Object({ url: Url, secret: Secret }, { additionalProperties: false })),
    /** The operator's adapter to other systems: takes each message, by account. */
    webhook: Type.Optional(Type.Object({ url: Url, secret: Secret }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);
export type NotifyConfig = Static<typeof NotifyConfig>;

/** To one account; to all who may see the file of a body today; to an organ's accounts of a role. */
export type Addressee = { account: string } | { subjectId: string } | { organ: string; role: Role };

export interface Notification<N extends 'n' | 'day' = 'n' | 'day'> {
  to: Addressee;
  notice: NoticeKind<N>;
  params: Params<N>;
  /** Of its cause, e.g. `deadline <id> 2026-12-01`: the same key again is the same message. */
  key: string;
  /** Where to look, without language, e.g. /centre/91…/notices/…: shown after sign-in, never sent. */
  link?: string;
  /** Whose matter it is, for lists of one body. */
  subjectId?: string;
  /** Not before this day; default today. */
  showFrom?: IsoDate;
}

/** A message as its reader finds it. */
export interface Message {
  id: string;
  kind: string;
  text: string;
  link: string | null;
  /** ISO instant. */
  at: string;
  showFrom: IsoDate;
  readAt: string | null;
}

/** What goes out: the words in both languages, since a channel does not know its reader's, and the id for whoever sees it twice. */
export interface Outgoing {
  /** Of the message on this channel: the same at every attempt. */
  id: string;
  account: string;
  address: string | null;
  kind: string;
  params: Readonly<Record<string, number | string>>;
  site: { zh: string; en: string };
  text: { zh: string; en: string };
  at: Date;
}

/** Delivers or throws. */
export type Deliver = (outgoing: Outgoing) => Promise<void>;
