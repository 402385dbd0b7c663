import type { LightMyRequestResponse } from 'fastify';
import type { TestPortal } from './portal.ts';

export interface IssuedAnswer {
  number: string;
  contentHash: string;
  signature: string;
  keyId: string;
  pages: number;
  pdfHash: string;
  pdf: string;
  content: { summary: string[]; records: string[]; issuedAt: string; address: string; verifyAt: string };
}

export interface CheckedAnswer {
  outcome: string;
  number: string | null;
  issuedAt: string | null;
  subject: { name: string; uscc: string | null } | null;
  where: { byte?: number; length?: number; issued?: number } | null;
  content: IssuedAnswer['content'] | null;
}

type Server = Pick<TestPortal['server'], 'inject'>;

/** A receipt of what is on display now, by the API. */
export async function issue(server: Server, uscc: string, language = 'zh-CN'): Promise<IssuedAnswer> {
  const answer = await server.inject({
    method: 'POST',
    url: '/api/v1/receipts',
    headers: { 'accept-language': language },
    payload: { uscc },
  });
  if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.json<IssuedAnswer>();
}

/** What a browser sends for a file field that was left empty: no name, no content. */
export const NO_FILE = Buffer.alloc(0);

/** A form with a file, as a browser sends it. */
export function form(fields: Record<string, string | Buffer>): { headers: Record<string, string>; payload: Buffer } {
  const boundary = '----steelyard';
  const parts = Object.entries(fields).flatMap(([field, value]) => {
    const name = value === NO_FILE ? '' : 'receipt.pdf';
    const file = typeof value === 'string' ? '' : `; filename="${name}"\r\ncontent-type: application/pdf`;
    return [`--${boundary}\r\ncontent-disposition: form-data; name="${field}"${file}\r\n\r\n`, value, '\r\n'];
  });
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part))),
  };
}

export async function checkFile(server: Server, bytes: Buffer): Promise<CheckedAnswer> {
  const answer = await server.inject({ method: 'POST', url: '/api/v1/receipts/verify', ...form({ file: bytes }) });
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.json<CheckedAnswer>();
}

export function checkNumber(server: Server, number: string): Promise<LightMyRequestResponse> {
  return server.inject(`/api/v1/receipts/${encodeURIComponent(number)}`);
}
