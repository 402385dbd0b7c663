import type { ReactElement } from 'react';
import type { Kernel } from '../../context.ts';
import { errorText } from '../../errors/messages.ts';
import type { XinhengError } from '../../errors/index.ts';
import type { Language } from '../../i18n/types.ts';
import type { FormFault } from '../../ui/index.ts';
import type { Session } from '../sessions.ts';
import { DOOR_FACES, ownAddress, type DoorFace } from './back.ts';
import type { Door } from './parts.tsx';
import { passwordPage } from './password.tsx';
import { personOf } from './person.ts';
import { purposePage } from './purpose.tsx';
import { refusedPage } from './refused.tsx';
import { signInPage } from './sign-in.tsx';

/** A request for a page that was not answered, and why. */
export interface Refusal {
  kernel: Pick<Kernel, 'settings' | 'clock' | 'policy'>;
  language: Language;
  error: XinhengError;
  face: string;
  /** As declared, e.g. /workbench/sign-in. */
  route: string;
  method: string;
  /** Without language. */
  url: string;
  body: unknown;
  session: Session | null;
  /** Number of the request. */
  reference: string;
  /** Where a stated purpose would hold. */
  scope: string;
}

/**
 * The page that opens the way: sign-in for whoever is not known, a new password where the old one holds once, the question
 * for the purpose; each of these forms again, with what was wrong; and for whoever is signed in any other refusal, with the
 * way out. Undefined: the error is something else.
 */
export function doorFor(refusal: Refusal): ReactElement | undefined {
  const face = DOOR_FACES.find((each) => each === refusal.face);
  if (face === undefined || refusal.error.status >= 500) return undefined;
  const at = refusal.method === 'POST' ? refusal.route : '';
  const { code } = refusal.error;
  if (at === `/${face}/sign-in`) return signInPage(again(refusal, face, 'account'), textOf(refusal.body, 'account'), null);
  if (code === 'UNAUTHENTICATED') return signInPage(first(refusal, face), '', 'wanted');
  if (at === `/${face}/password`) {
    const field = code === 'BAD_CREDENTIALS' ? 'current' : 'next';
    return passwordPage(again(refusal, face, field), refusal.session?.user.mustChange ?? false);
  }
  if (code === 'PASSWORD_CHANGE_REQUIRED') return passwordPage(first(refusal, face), true);
  if (at === `/${face}/purpose`) return purposePage(again(refusal, face, 'purpose'), textOf(refusal.body, 'scope'));
  if (code === 'PURPOSE_REQUIRED') return purposePage(first(refusal, face), refusal.scope);
  return refusal.session === null ? undefined : refusedPage(first(refusal, face), refusal.error, refusal.reference);
}

/** The way leads back to what was wanted; what was sent by a form is not sent again by itself. */
function first(refusal: Refusal, face: DoorFace): Door {
  const { kernel, language, url, method, session } = refusal;
  const back = ownAddress(method === 'GET' ? url : undefined, face);
  return { kernel, language, face, path: back, person: personOf(kernel, session, language), back, faults: [] };
}

function again(refusal: Refusal, face: DoorFace, field: string): Door {
  const { kernel, language, error, route, body, session } = refusal;
  const { what, how } = errorText(language, error);
  const faults: FormFault[] = [{ name: field, message: language === 'en' ? `${what} ${how}` : `${what}${how}` }];
  const back = ownAddress(textOf(body, 'back'), face);
  return { kernel, language, face, path: route, person: personOf(kernel, session, language), back, faults };
}

/** Of a body that no schema has seen. */
function textOf(body: unknown, name: string): string {
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return '';
  const value = (body as Record<string, unknown>)[name];
  return typeof value === 'string' ? value.slice(0, 300) : '';
}
