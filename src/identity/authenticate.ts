/** From the Authorization header to the person: by the demo key in demo mode, and by the configured public keys. */
import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { Refused, refusal } from '../refusal.js';
import { StartFault } from '../start-fault.js';
import { ClaimsUnusable, viewerOf } from './claims.js';
import { DEMO_ALGORITHM, DEMO_KEY } from './demo-key.js';
import type { Viewer } from './viewer.js';

/** Answers who sent a request, or throws UNAUTHENTICATED with the reason. */
export type Authenticate = (authorization: string | undefined) => Promise<Viewer>;

export interface Keys {
  demo: boolean;
  jwksUrl: string | undefined;
  publicKey: string | undefined;
}

/** Public keys only: whoever could check a shared secret could sign with it. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519'];

/** Seconds that clocks may differ. */
const TOLERANCE = 30;

/** A key that is withdrawn is out of use this much later at most. */
const REMEMBERED_MS = 60_000;
const REMEMBERED = 1_000;

/** @param warn told why nobody gets in, and when the key server can't be asked. */
export function authenticator({ demo, ...configured }: Keys, warn: (message: string) => void): Authenticate {
  const publicKey = publicKeyOf(configured);
  if (!demo && !publicKey)
    warn(
      '未配置令牌公钥，任何人都不能登录。 Nobody gets in: demo mode is off, and neither AUTH_JWKS_URL nor AUTH_PUBLIC_KEY is set.',
    );

  // each kind of signature has its own key: a token can't choose to be checked as something else
  const keyFor: JWTVerifyGetKey = (header, token) => {
    if (header.alg === DEMO_ALGORITHM) {
      if (demo) return DEMO_KEY;
      throw new ClaimsUnusable('demo tokens are not accepted here');
    }
    if (publicKey) return publicKey(header, token);
    throw new ClaimsUnusable('no key is configured to check it with');
  };

  const verify = async (token: string): Promise<Verified> => {
    try {
      const { payload } = await jwtVerify(token, keyFor, {
        algorithms: [DEMO_ALGORITHM, ...ALGORITHMS],
        requiredClaims: ['sub', 'exp'],
        clockTolerance: TOLERANCE,
      });
      return { viewer: viewerOf(payload), expires: (payload.exp! + TOLERANCE) * 1_000 };
    } catch (error) {
      if (!isTokensFault(error)) warn(`令牌公钥无法取得。 The token keys can't be had: ${(error as Error).message}`);
      throw unauthenticated(reason(error));
    }
  };

  const remembered = remembering(verify);
  return async (authorization) => {
    const token = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
    if (!token) throw unauthenticated('no bearer token came with the request');
    return (await remembered(token)).viewer;
  };
}

interface Verified {
  viewer: Viewer;
  /** Milliseconds since 1970. */
  expires: number;
}

/** Checking a signature costs as much as a small query: one that held is not checked again for a while, nor after it expires. */
function remembering(verify: (token: string) => Promise<Verified>): (token: string) => Promise<Verified> {
  const known = new Map<string, Verified>();
  return async (token) => {
    const earlier = known.get(token);
    if (earlier && earlier.expires > Date.now()) return earlier;
    const { viewer, expires } = await verify(token);
    const verified = { viewer, expires: Math.min(expires, Date.now() + REMEMBERED_MS) };
    known.delete(token);
    known.set(token, verified);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value!); // the one checked longest ago
    return verified;
  };
}

const unauthenticated = (why: string): Refused => new Refused(refusal('UNAUTHENTICATED', { why }));

const isTokensFault = (error: unknown): boolean =>
  error instanceof ClaimsUnusable || (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout));

function reason(error: unknown): string {
  if (error instanceof ClaimsUnusable) return error.message;
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature does not hold';
  if (error instanceof errors.JWTClaimValidationFailed) return `the claim ${error.claim} is missing or wrong`;
  if (error instanceof errors.JOSEAlgNotAllowed) return 'the algorithm is not accepted';
  return isTokensFault(error) ? 'the token does not verify' : 'the token can not be checked at present';
}

function publicKeyOf({ jwksUrl, publicKey }: Omit<Keys, 'demo'>): JWTVerifyGetKey | undefined {
  if (jwksUrl) {
    if (!URL.canParse(jwksUrl)) throw new StartFault('AUTH_JWKS_URL 不是网址。 AUTH_JWKS_URL is not a URL.');
    return createRemoteJWKSet(new URL(jwksUrl));
  }
  if (!publicKey) return undefined;
  try {
    const key = createPublicKey(existsSync(publicKey) ? readFileSync(publicKey) : publicKey);
    return () => key as never; // jose takes a KeyObject, which the type of this callback leaves out
  } catch {
    throw new StartFault(
      'AUTH_PUBLIC_KEY 不是公钥。 AUTH_PUBLIC_KEY is neither a public key in PEM nor the path of a file with one.',
    );
  }
}
