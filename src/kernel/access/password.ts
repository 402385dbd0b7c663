import { hash, verify } from '@node-rs/argon2';
import type { Settings } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { secret } from '../ids/index.ts';
import type { PasswordCost } from './types.ts';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

/** OWASP's first choice for argon2id, which is the library's default variant. Tests set a lower cost in their settings. */
const COST: PasswordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

type CostSetting = Pick<Settings, 'passwordCost'>;

export function hashPassword({ passwordCost = COST }: CostSetting, password: string): Promise<string> {
  return hash(password.normalize('NFC'), passwordCost);
}

/**
 * True when the password belongs to the hash. An account without one costs the same work against a decoy, or the time
 * would tell which accounts exist.
 */
export async function verifyPassword(settings: CostSetting, stored: string | null | undefined, password: string): Promise<boolean> {
  // oxlint-disable-next-line xinheng/heard -- No password belongs to a hash that the library cannot read
  const right = await verify(stored ?? decoy(settings), password.normalize('NFC')).catch(() => false);
  return right && typeof stored === 'string';
}

/** A hash as the library writes it, of no password that anybody knows. */
export function decoy({ passwordCost: { memoryCost, timeCost, parallelism } = COST }: CostSetting): string {
  const [salt, sum] = [secret(16), secret()].map((bytes) => bytes.toString('base64').replaceAll('=', ''));
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${salt}$${sum}`;
}

/** Throws BAD_INPUT for a password that is too short, too long, the account's own name or one character again and again. */
export function checkPassword(account: string, password: string): void {
  const length = [...password].length;
  const weak =
    length < PASSWORD_MIN || length > PASSWORD_MAX || new Set(password).size < 5 || password.toLowerCase().includes(account.toLowerCase());
  if (weak) throw new XinhengError('BAD_INPUT', { what: 'password' });
}

// Without 0, O, 1, I, L, U: read out over a telephone or typed from paper.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Sixteen characters in four groups, 78 bits: printed once, to be changed at the first sign-in. */
export function oneTimePassword(): string {
  const out: string[] = [];
  while (out.length < 16) {
    for (const byte of secret(32)) {
      // 240 is the largest multiple of 30 in a byte: above it the first letters would be likelier.
      if (byte < 240 && out.length < 16) out.push(ALPHABET[byte % ALPHABET.length] ?? '');
    }
  }
  return [0, 4, 8, 12].map((from) => out.slice(from, from + 4).join('')).join('-');
}
