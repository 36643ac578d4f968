import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { authenticator, type Keys } from '../../src/identity/authenticate.js';
import { DEMO_KEY, demoToken } from '../../src/identity/demo-key.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');
const pem = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

const CITY = { role: 'CITY_MEDICAL', pool: 'handan' } as const;
const DEMO: Keys = { demo: true, jwksUrl: undefined, publicKey: undefined };
const NO_KEYS: Keys = { ...DEMO, demo: false };
const PEM: Keys = { ...NO_KEYS, publicKey: pem(rsa.publicKey) };

const sign = (
  key: KeyObject | Uint8Array,
  alg: string,
  claims: JWTPayload = { roles: [CITY] },
  expires: string | number = '1h',
): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg, kid: '1' }).setSubject('zhang').setExpirationTime(expires).sign(key);

const warnings: string[] = [];
const signIn = (keys: Keys, token: string) =>
  authenticator(keys, (message) => warnings.push(message))(`Bearer ${token}`);

const unsigned = (claims: object): string =>
  [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.';

describe('in demo mode', () => {
  test('a token of the demo key says who is asking', async () => {
    const token = await demoToken({ person: 'zhang', grants: [CITY] });
    expect(await signIn(DEMO, token)).toEqual({ person: 'zhang', grants: [CITY] });
  });

  test.each<[string, string | undefined]>([
    ['no header', undefined],
    ['an empty header', ''],
    ['another scheme', 'Basic emhhbmc6cGFzcw=='],
    ['no token after Bearer', 'Bearer '],
  ])('%s is no token', async (_sentence, header) => {
    await expect(authenticator(DEMO, () => {})(header)).rejects.toThrow('no bearer token came with the request');
  });

  test('a changed token does not hold', async () => {
    const [header, , signature] = (await demoToken({ person: 'zhang', grants: [CITY] })).split('.');
    const claims = Buffer.from(JSON.stringify({ sub: 'zhang', roles: [CITY], exp: 4e9 })).toString('base64url');
    await expect(signIn(DEMO, `${header}.${claims}.${signature}`)).rejects.toThrow('the signature does not hold');
  });

  test.each<[string, () => Promise<string> | string, string]>([
    ['nonsense', () => 'nonsense', 'the token does not verify'],
    ['an unsigned token', () => unsigned({ sub: 'zhang', roles: [CITY], exp: 4e9 }), 'algorithm is not accepted'],
    ['another secret', () => sign(Buffer.alloc(32, 1), 'HS256'), 'the signature does not hold'],
    ['another algorithm with the demo key', () => sign(DEMO_KEY, 'HS384'), 'the algorithm is not accepted'],
    ['an expired token', () => sign(DEMO_KEY, 'HS256', { roles: [CITY] }, 1000), 'the token has expired'],
    [
      'a token without an end',
      () => new SignJWT({ roles: [CITY] }).setProtectedHeader({ alg: 'HS256' }).setSubject('zhang').sign(DEMO_KEY),
      'the claim exp is missing or wrong',
    ],
    [
      'a token without a person',
      () => new SignJWT({ roles: [CITY], exp: 4e9 }).setProtectedHeader({ alg: 'HS256' }).sign(DEMO_KEY),
      'the claim sub is missing or wrong',
    ],
    ['a token with an unknown role', () => sign(DEMO_KEY, 'HS256', { roles: [{ role: 'MAYOR' }] }), 'unknown role'],
    ['a public-key token when no key is configured', () => sign(rsa.privateKey, 'RS256'), 'no key is configured'],
  ])('%s is refused', async (_sentence, token, message) => {
    await expect(signIn(DEMO, await token())).rejects.toThrow(message);
  });
});

describe('outside demo mode', () => {
  test('the demo key opens nothing', async () => {
    const token = await demoToken({ person: 'zhang', grants: [CITY] });
    await expect(signIn(NO_KEYS, token)).rejects.toThrow('demo tokens are not accepted here');
    await expect(signIn(PEM, token)).rejects.toThrow('demo tokens are not accepted here');
  });

  test('without any key nobody gets in, and the log says why', async () => {
    warnings.length = 0;
    await expect(signIn(NO_KEYS, await sign(rsa.privateKey, 'RS256'))).rejects.toThrow('no key is configured');
    expect(warnings).toEqual([expect.stringContaining('neither AUTH_JWKS_URL nor AUTH_PUBLIC_KEY is set')]);
  });

  test.each<[string, { publicKey: KeyObject; privateKey: KeyObject }, string]>([
    ['RSA', rsa, 'RS256'],
    ['RSA-PSS', rsa, 'PS256'],
    ['EC', ec, 'ES256'],
    ['Ed25519', ed, 'EdDSA'],
  ])('a token of the configured %s key says who is asking', async (_name, { publicKey, privateKey }, alg) => {
    const keys = { ...NO_KEYS, publicKey: pem(publicKey) };
    expect(await signIn(keys, await sign(privateKey, alg))).toEqual({ person: 'zhang', grants: [CITY] });
  });

  test('the public key can not be used as a secret to sign with', async () => {
    const forged = await sign(Buffer.from(pem(rsa.publicKey)), 'HS256');
    await expect(signIn(PEM, forged)).rejects.toThrow('demo tokens are not accepted here');
    await expect(signIn({ ...PEM, demo: true }, forged)).rejects.toThrow('the signature does not hold');
  });

  test('a token of another key is refused', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await expect(signIn(PEM, await sign(other.privateKey, 'RS256'))).rejects.toThrow('the signature does not hold');
  });

  test('AUTH_PUBLIC_KEY that is no key keeps the program from starting', () => {
    expect(() => authenticator({ ...NO_KEYS, publicKey: '/no/such/file' }, () => {})).toThrow(
      'AUTH_PUBLIC_KEY is neither a public key in PEM nor the path of a file with one.',
    );
  });
});

describe('with a key server', () => {
  let server: Server;
  let keys: Keys;
  beforeAll(async () => {
    const jwk = { ...(await exportJWK(ec.publicKey)), kid: '1', alg: 'ES256' };
    server = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    keys = { ...NO_KEYS, jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys` };
  });
  afterAll(() => void server.close());

  test('a token of one of its keys says who is asking', async () => {
    expect(await signIn(keys, await sign(ec.privateKey, 'ES256'))).toEqual({ person: 'zhang', grants: [CITY] });
  });

  test('a token of a key that it does not have is refused', async () => {
    await expect(signIn(keys, await sign(rsa.privateKey, 'RS256'))).rejects.toThrow('the token does not verify');
  });

  test('a key server that does not answer is our trouble: refused without detail, and logged', async () => {
    warnings.length = 0;
    const gone = { ...NO_KEYS, jwksUrl: 'http://127.0.0.1:9/keys' };
    await expect(signIn(gone, await sign(ec.privateKey, 'ES256'))).rejects.toThrow('can not be checked at present');
    expect(warnings).toEqual([expect.stringContaining("The token keys can't be had")]);
  });
});

describe('a token that held is not checked again', () => {
  /** Only the clock: what jose and crypto wait for goes on. */
  const setClock = (ahead: number) =>
    jest.useFakeTimers({
      now: Date.now() + ahead,
      doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'setTimeout', 'setInterval', 'performance'],
    });
  afterEach(() => void jest.useRealTimers());

  test('within a minute, whatever has become of its key; after it, it is', async () => {
    const jwk = { ...(await exportJWK(ec.publicKey)), kid: '1', alg: 'ES256' };
    const server = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const header = `Bearer ${await sign(ec.privateKey, 'ES256')}`;
    const authenticate = authenticator({ ...NO_KEYS, jwksUrl: `http://127.0.0.1:${port}/keys` }, () => {});
    await authenticate(header);
    await new Promise((resolve) => server.close(resolve));
    setClock(50_000);
    expect(await authenticate(header)).toEqual({ person: 'zhang', grants: [CITY] });
    setClock(20 * 60_000); // the key server’s answer is kept for ten minutes
    await expect(authenticate(header)).rejects.toThrow('can not be checked at present');
  });

  test('but it does not outlive its end', async () => {
    const header = `Bearer ${await sign(rsa.privateKey, 'RS256', { roles: [CITY] }, '5s')}`;
    const authenticate = authenticator(PEM, () => {});
    await authenticate(header);
    setClock(36_000); // 30 seconds that clocks may differ are over
    await expect(authenticate(header)).rejects.toThrow('the token has expired');
  });
});
