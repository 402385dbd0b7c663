import type { ErrorCode } from '../../errors/index.ts';

/** What a client gives the supervisor on its command line. */
export interface SupervisorConfig {
  /** Real path of the data directory. */
  dataDirectory: string;
  /** Directory of supervisor.sock, readable by the client's user alone. */
  control: string;
  /** `native` of the binary package. */
  binaries: string;
}

/** One JSON line per change, from the supervisor to each connected client. A connection is a lease. */
export type State =
  | { state: 'starting'; fresh: boolean }
  | { state: 'ready'; socketDirectory: string; home: string }
  | { state: 'failed'; code: ErrorCode; params: Record<string, string> };

/** From a client that leaves and wants the server's end without delay, where it is the last. */
export const LEAVE = 'leave\n';

export const SUPERVISOR_SOCKET = 'supervisor.sock';
export const PORT = 5432;
export const SUPERUSER = 'postgres';
