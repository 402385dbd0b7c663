import type { Kernel } from '../../context.ts';
import type { Language } from '../../i18n/types.ts';
import { organTitle } from '../organ.ts';
import type { Session } from '../sessions.ts';
import type { Person } from './frame.tsx';

export function personOf(kernel: Pick<Kernel, 'policy'>, session: Session | null, language: Language): Person | null {
  if (session === null) return null;
  const { displayName: name, role, organ } = session.user;
  return { name, role, organ: organ === null ? null : organTitle(kernel, organ, language), csrf: session.csrf };
}
