import { sqlState } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';

/** A failure as one line for the operator, without content of rows: a driver's message may quote one. */
export function faultLine(error: unknown): string {
  if (error instanceof XinhengError) return `${error.code} ${JSON.stringify(error.params)}`;
  const state = sqlState(error);
  if (state !== undefined) {
    const constraint = (error as { constraint?: string }).constraint;
    return constraint === undefined ? `SQLSTATE ${state}` : `SQLSTATE ${state} ${constraint}`;
  }
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : 'unknown';
}
