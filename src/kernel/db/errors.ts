import { XinhengError } from '../errors/index.ts';

/** The SQLSTATE of a driver error, or its node code (ECONNREFUSED, ENOSPC …). */
export function sqlState(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : undefined;
}

const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', '57P03', '53300']);
/** Of a socket's path; the same codes of a file that is not there or closed to us are no matter of the database. */
const UNREACHABLE_SOCKET = new Set(['ENOENT', 'EACCES']);
const REFUSED = new Set(['28000', '28P01', '3D000']);
const LOST = new Set(['57P01', '57P02', '08000', '08003', '08006', '08001', '08004', 'ECONNRESET', 'EPIPE']);
/** What pg says, without a code, when its socket goes away. */
const LOST_TEXT = /connection terminated|connection ended|not queryable|client has encountered a connection error/iu;

/** True where the connection went away under the statement. */
export function isLost(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return LOST.has(state);
  return error instanceof Error && LOST_TEXT.test(error.message);
}

/** True where no connection can be made (yet): refused, starting up, shutting down. */
export function isUnreachable(error: unknown): boolean {
  const state = sqlState(error);
  if (state === undefined) return false;
  return UNREACHABLE.has(state) || (UNREACHABLE_SOCKET.has(state) && isConnecting(error));
}

function isConnecting(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).syscall === 'connect';
}

/** True for a serialisation failure or a deadlock: the same work may succeed the next time. */
export function isConflict(error: unknown): boolean {
  const state = sqlState(error);
  return state === '40001' || state === '40P01';
}

/**
 * The one translation of driver errors into our codes. The driver's message stays in `cause` and goes to the log only:
 * it may quote a row.
 */
export function databaseError(error: unknown): XinhengError | undefined {
  if (error instanceof XinhengError) return error;
  const state = sqlState(error);
  if (state === '53100' || state === 'ENOSPC') return new XinhengError('DISK_FULL', {}, { cause: error });
  if (isLost(error)) return new XinhengError('DATABASE_LOST', {}, { cause: error });
  if (state !== undefined && (isUnreachable(error) || REFUSED.has(state))) {
    return new XinhengError('DATABASE_UNREACHABLE', { reason: state }, { cause: error });
  }
  return undefined;
}
