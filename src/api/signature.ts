import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A key that nobody else has: what it signs is refused by other processes. */
export const makeSigningKey = (): string => randomBytes(32).toString('hex');

const signatureOf = (text: string, key: string) =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);

/** The text with a signature behind it, that `readSigned` checks. Empty stays empty. */
export function sign(text: string, key: string): string {
  return text && `${text}.${signatureOf(text, key)}`;
}

/** What was signed with the key; null where it was not, or not so. */
export function readSigned(signed: string, key: string): string | null {
  const at = signed.lastIndexOf('.');
  const text = signed.slice(0, Math.max(0, at));
  const given = Buffer.from(signed.slice(at + 1));
  const right = Buffer.from(signatureOf(text, key));
  return given.length === right.length && timingSafeEqual(given, right) ? text : null;
}
