import type { FastifyReply } from 'fastify';
import type { ReactElement, ReactNode } from 'react';
import { Type, type TObject } from 'typebox';
import { signedInFrame, type Caller, type MandateKind, type Person, type Scope } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import type { AnyRoute, Call, Route, RouteSchemas } from '../http/index.ts';
import type { Language } from '../i18n/types.ts';
import { point } from '../offers.ts';
import { href, page, type MenuLink, type PageProps } from '../ui/index.ts';

/** What each page behind the sign-in of the centre needs of its call. */
export interface Desk {
  kernel: Kernel;
  language: Language;
  caller: Caller;
  person: Person;
  reply: FastifyReply;
  verbs: readonly MenuLink[];
  band?: ReactElement;
  today: string;
}

/** A body of the register for which somebody acts. */
export interface Firm {
  subjectId: string;
  name: string;
  uscc: string | null;
  /** An entry of the register that was merged into another. */
  merged?: boolean;
}

/** As what somebody acts for a firm; `case`: an agent in one matter alone. */
export interface Acting {
  as: 'owner' | MandateKind | 'case';
  until: string | null;
}

/** The desk of one firm, whose code stands in the address, so that two tabs can't be mistaken. */
export interface Centre extends Desk {
  firm: Firm;
  /** The body into which this entry of the register was merged. */
  into: Firm | null;
  /** What stands in the address. */
  key: string;
  /** The first page of the firm; its other pages stand below it. */
  home: string;
  /** Where its matters stand: the page of a matter is this and its id. */
  cases: string;
  standing: Acting;
  may(scope: Scope): boolean;
  onBehalf: string;
}

export type DeskCall = Pick<Call, 'caller' | 'language' | 'session' | 'reply'>;

/** The face that opens a page for one firm. */
export interface FirmFrame {
  /**
   * Another firm's address is answered as one that does not exist, unless the caller holds a mandate of the firm or is an agent
   * in a case of it. `lapsed` is called before MANDATE_OVER. Throws UNAUTHENTICATED, NOT_FOUND, MANDATE_OVER (held one until
   * lately).
   */
  open(kernel: Kernel, call: DeskCall, key: string, lapsed?: (subjectId: string) => Promise<void>): Promise<Centre>;
}
export const firmFrames = point<FirmFrame>('frame of the centre', () => 'centre');

export const openFirm: FirmFrame['open'] = (kernel, ...asked) => kernel.offers.find(firmFrames, 'centre')!.open(kernel, ...asked);

/** An entry of the menu of a firm. */
export interface FirmMenuEntry {
  /** Its place in the menu. */
  place: number;
  /** Below the address of the firm, as are `under`. */
  path: string;
  label(language: Language): string;
  /** Pages that belong to the entry besides its own. */
  under?: readonly string[];
  /** It is there for an agent in one matter too, who finds nothing else of the firm. */
  inMatter?: true;
}
export const firmMenu = point<FirmMenuEntry>('entry in the menu of a firm', ({ place }) => String(place));

/** A line or more on the first page of a firm, below what it has to do. */
export interface HomeCard {
  place: number;
  draw(centre: Centre): Promise<ReactElement | null>;
}
export const homeCards = point<HomeCard>('card on the first page of a firm', ({ place }) => String(place));

interface FirmSchemas extends RouteSchemas {
  /** What stands in the path besides the firm. */
  params?: TObject;
}

/** A page or a form of a firm. */
export interface FirmPage<S extends FirmSchemas> extends Pick<Route, 'summary' | 'audit' | 'upload'> {
  method?: 'POST';
  /** Below the address of the firm. */
  path: string;
  schemas?: S;
  /** For holders of a mandate of the firm: an agent in one matter is told that there is no such thing. */
  mandated?: 'file' | 'people';
  /** The mandate ended while the form was open. */
  lapsed?(call: Call<S>, subjectId: string): Promise<void>;
  handle(centre: Centre, call: Call<S>): Promise<unknown>;
}

export const FirmKey = Type.String({ minLength: 1, maxLength: 60 });

export function firmRoute<S extends FirmSchemas>(
  kernel: Kernel,
  { path, schemas, mandated, lapsed, handle, ...rest }: FirmPage<S>,
): AnyRoute {
  return {
    method: 'GET',
    ...rest,
    face: 'centre',
    permission: 'case.party',
    path: `/centre/{uscc}${path}`,
    schemas: { ...schemas, params: Type.Object({ uscc: FirmKey, ...schemas?.params?.properties }) },
    async handle(call) {
      const own = call as Call<S>;
      const { uscc } = call.params as { uscc: string };
      const centre = await openFirm(kernel, call, uscc, lapsed && ((subjectId) => lapsed(own, subjectId)));
      if (mandated !== undefined && !centre.may('see')) throw new XinhengError('NOT_FOUND', { what: mandated });
      return handle(centre, own);
    },
  };
}

export type DeskPage = Pick<PageProps, 'title' | 'path' | 'heading' | 'trail' | 'faulty'>;

export function deskPage(desk: Desk, props: DeskPage, children: ReactNode): ReactElement {
  const { kernel, language, person, verbs, band, reply } = desk;
  reply.header('x-robots-tag', 'noindex, noarchive');
  const frame = signedInFrame(kernel, language, { face: 'centre', person, verbs, ...(band === undefined ? {} : { band }) });
  return page({ ...props, language, noindex: true, description: frame.face ?? '', frame }, children);
}

/** The token of the session, in each form. */
export function Token({ desk }: { desk: Pick<Desk, 'person'> }): ReactElement {
  return <input type="hidden" name="_csrf" value={desk.person.csrf} />;
}

/** After a form: to a page of the firm. */
export function seeOther({ reply, language, home }: Centre, path: string): FastifyReply {
  return reply.redirect(href(`${home}${path}`, language), 303);
}

/** What stands in the addresses of a firm; the code of a merged entry leads to the body that lives on. */
export function firmKey({ uscc, subjectId, merged }: Firm): string {
  return uscc === null || merged === true ? `id:${subjectId}` : uscc;
}
