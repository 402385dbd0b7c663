import { ownHeaders } from './client.ts';
import { lost, problemOf } from './problem.ts';

/**
 * A file to an address that takes multipart/form-data: fields first, then the one file. The body of the answer, or an
 * ApiProblem thrown. A refused file is refused while it is still being sent: what was answered counts, not the broken sending.
 */
export async function sendForm<T>(
  path: string,
  fields: Readonly<Record<string, string>>,
  file: File,
  { purpose, ...stop }: { purpose?: string; signal?: AbortSignal } = {},
): Promise<T> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file, file.name);
  const request = { method: 'POST', credentials: 'same-origin', headers: ownHeaders('POST', purpose), body, ...stop } as const;
  const response = await fetch(path, request).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : lost(error);
  });
  const answered: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw problemOf(response.status, answered);
  return answered as T;
}
