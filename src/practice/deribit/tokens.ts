import { randomBytes } from 'node:crypto';

const ACCESS_SECONDS = 900;
const MOST_TOKENS = 1_000;

interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: number;
}

/** Bearer tokens of `public/auth`, kept in memory only. */
export interface TokenDesk {
  issue(clientId: string, now: number): IssuedTokens;
  /** Client id of a live access token. */
  owner(accessToken: string, now: number): string | undefined;
  /** Client id of a refresh token, which is used up by asking. */
  redeem(refreshToken: string): string | undefined;
}

export function createTokenDesk(): TokenDesk {
  const access = new Map<string, { readonly clientId: string; readonly until: number }>();
  const refresh = new Map<string, string>();
  return {
    issue: (clientId, now) => {
      const accessToken = mintToken(now);
      const refreshToken = mintToken(now);
      access.set(accessToken, { clientId, until: now + ACCESS_SECONDS * 1000 });
      refresh.set(refreshToken, clientId);
      dropOldest(access);
      dropOldest(refresh);
      return { accessToken, refreshToken, expiresIn: ACCESS_SECONDS };
    },
    owner: (accessToken, now) => {
      const entry = access.get(accessToken);
      return entry !== undefined && entry.until > now ? entry.clientId : undefined;
    },
    redeem: (refreshToken) => {
      const clientId = refresh.get(refreshToken);
      refresh.delete(refreshToken);
      return clientId;
    },
  };
}

function mintToken(now: number): string {
  return `${now}.${randomBytes(48).toString('base64url')}`;
}

function dropOldest(tokens: Map<string, unknown>): void {
  const [oldest] = tokens.keys();
  if (tokens.size > MOST_TOKENS && oldest !== undefined) tokens.delete(oldest);
}
