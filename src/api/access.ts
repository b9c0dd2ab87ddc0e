import { createHash, timingSafeEqual } from 'node:crypto';
import { GraphQLError } from 'graphql';

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

/** @throws GraphQLError UNAUTHENTICATED where the request may not write */
export function demandToken(
  access: Access,
  request: { headers: { get(name: string): string | null } } | undefined,
): void {
  if (access.token === null) {
    throw new GraphQLError('Writes are switched off. Set PLANGRAPH_TOKEN to allow them.', {
      extensions: { code: 'FORBIDDEN' },
    });
  }
  if (!hasToken(access, request?.headers.get('authorization'))) {
    throw new GraphQLError('Give the token as “Authorization: Bearer …”.', {
      extensions: { code: 'UNAUTHENTICATED' },
    });
  }
}
