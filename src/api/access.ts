import { createHash, timingSafeEqual } from 'node:crypto';
import { refusal } from './refusal.js';

/** Who may do what: writes always want the token, reads where `readsNeedToken` says so. */
export interface Access {
  /** Null: nobody may write. */
  readonly token: string | null;
  readonly readsNeedToken: boolean;
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether a request carries the token as `Authorization: Bearer …`. Takes the same time however much of it is right. */
export function hasToken(access: Access, authorization: string | null | undefined): boolean {
  const given = /^Bearer\s+(.+)$/i.exec(authorization ?? '')?.[1];
  if (!given || !access.token) return false;
  return timingSafeEqual(digest(given), digest(access.token));
}

export const noToken = () => refusal('Give the token as “Authorization: Bearer …”.', 'UNAUTHENTICATED');

/** @throws GraphQLError UNAUTHENTICATED where the request may not write, FORBIDDEN where nobody may */
export function demandToken(
  access: Access,
  request: { headers: { get(name: string): string | null } } | undefined,
): void {
  if (access.token === null) {
    throw refusal('Writes are switched off. Set PLANGRAPH_TOKEN to allow them.', 'FORBIDDEN');
  }
  if (!hasToken(access, request?.headers.get('authorization'))) throw noToken();
}
