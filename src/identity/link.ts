/**
 * 下载链接: an address that opens one file, to one person, for a short time. It carries who asked for it with what they may see, so a download by
 * link is checked like one by token; signed with a key of its own, it opens nothing else and is no token.
 */
import { randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { isoInBeijing } from '../dates.js';
import { Refused, refusal } from '../refusal.js';
import { viewerOf } from './claims.js';
import type { Viewer } from './viewer.js';

/** Long enough to be clicked; who comes later asks again. */
const LASTS_MS = 10 * 60_000;

/** When a link expires that is made now: on the second, as its token says it. */
export const expiryOf = (now: Date): Date => new Date(Math.floor((now.getTime() + LASTS_MS) / 1_000) * 1_000);

const ALGORITHM = 'HS256';
/** The last parameter of an address. */
const LINKED = /^(.+)[?&]link=([\w.-]+)$/;

export class Links {
  readonly #key: Uint8Array;

  /** @param key without one, a key of this process: its links open files only here, and until it ends. */
  constructor(key?: string) {
    this.#key = key === undefined ? randomBytes(32) : new TextEncoder().encode(key);
  }

  /** @param address "/reports/….pdf", with its parameters. */
  async link(address: string, { person, grants }: Viewer, expiresAt: Date): Promise<string> {
    const token = await new SignJWT({ roles: grants })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(person)
      .setAudience(address)
      .setExpirationTime(expiresAt)
      .sign(this.#key);
    return `${address}${address.includes('?') ? '&' : '?'}link=${token}`;
  }

  /** Whom the link in a request's address was made for; throws LINK_INVALID or LINK_EXPIRED. */
  async viewerOf(url: string): Promise<Viewer> {
    const [, address = '', token = ''] = LINKED.exec(url) ?? [];
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: [ALGORITHM],
        audience: address,
        requiredClaims: ['sub', 'exp'],
      });
      return viewerOf(payload);
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw new Refused(refusal('LINK_EXPIRED', { at: isoInBeijing(new Date(error.payload.exp! * 1_000)) }));
      if (error instanceof errors.JOSEError) throw new Refused(refusal('LINK_INVALID', undefined));
      throw error;
    }
  }
}
