import type { ReactElement } from 'react';

/** The token of the session, in each form; strangers have none. */
export function Csrf({ token }: { token: string | null }): ReactElement | null {
  return token === null ? null : <input type="hidden" name="_csrf" value={token} />;
}
