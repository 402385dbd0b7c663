import type { Settings } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/;

/**
 * Where the public reaches the portal. A request's host is anybody's word, and a signed paper with a stranger's address on it
 * would send whoever checks it to the stranger: it is taken only where nobody but this machine asks. Throws NO_ADDRESS.
 */
export function originOf({ address, demo }: Pick<Settings, 'address' | 'demo'>, request?: { protocol: string; host: string }): string {
  if (address !== undefined) return address;
  if (request !== undefined && LOOPBACK.test(request.host)) return `${request.protocol}://${request.host}`;
  // The command line, where `serve --demo` listens.
  if (request === undefined && demo) return 'http://127.0.0.1:8080';
  throw new XinhengError('NO_ADDRESS');
}
