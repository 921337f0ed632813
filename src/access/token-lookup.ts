import type { Clock } from '../shared/clock.ts';
import type { AuthenticatedPrincipal } from './principal.ts';
import type { TokenStore } from './token-store.ts';

/** What an edge asks of the tokens. */
export type TokenLookup = {
  /** undefined: unknown, revoked or expired now. */
  findBySecret(secret: string): Promise<AuthenticatedPrincipal | undefined>;
  /** The names of all tokens by id, revoked ones too. */
  names(): Promise<ReadonlyMap<string, string>>;
};

export const createTokenLookup = (tokens: TokenStore, clock: Clock): TokenLookup => ({
  findBySecret: async (secret) => {
    const found = await tokens.findBySecret(secret, clock());
    return found.ok ? found.principal : undefined;
  },
  names: async () => new Map((await tokens.list()).map(({ id, name }) => [id, name])),
});
