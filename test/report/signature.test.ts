/** The signature of a report's file: what it proves, and that nothing in the file can change without its breaking. */
import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import forge from 'node-forge';
import { manifestIn, manifestOf } from '../../reports/manifest.js';
import { renderReport } from '../../reports/report.js';
import { DEMO_FINGERPRINT, DEMO_SIGNER, signingKey } from '../../reports/signing-key.js';
import { signatureOf } from '../../src/report/verification/pdf-signature.js';
import { drawn, toDraw } from './drawn.js';
import { countyContent } from './sample-content.js';

const content = countyContent();
let pdf: Buffer;
beforeAll(async () => {
  pdf = Buffer.from(await drawn(content));
});

test('is valid, over the whole file, by the demo key, which says that it is one', () => {
  expect(signatureOf(pdf)).toEqual({
    valid: true,
    wholeFile: true,
    signer: 'tongchou demo key without legal effect',
    fingerprint: DEMO_FINGERPRINT,
  });
});

test('breaks with any other byte anywhere, in the place of the signature as well', () => {
  fc.assert(
    fc.property(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 31 }), (at, change) => {
      const changed = Buffer.from(pdf);
      changed[at]! ^= change;
      const signature = signatureOf(changed);
      expect(signature === undefined || !signature.valid || !signature.wholeFile).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('what is appended is seen: the signature does not cover it', () => {
  expect(signatureOf(Buffer.concat([pdf, Buffer.from('\n% more')]))).toMatchObject({ valid: true, wholeFile: false });
});

test('a file without a signature, and one that is no PDF, have none', () => {
  expect(signatureOf(Buffer.from('%PDF-1.4 nothing here'))).toBeUndefined();
  expect(signatureOf(Buffer.from('/ByteRange [0 1 2 3]'))).toBeUndefined();
});

test('a key of one’s own signs; a certificate of another key is refused', async () => {
  const own = selfSigned('邯郸市医疗保障局');
  const file = Buffer.from(await renderReport({ ...toDraw(countyContent()), signer: signingKey(own) }));
  expect(signatureOf(file)).toMatchObject({ valid: true, wholeFile: true });
  expect(signatureOf(file)!.fingerprint).not.toBe(DEMO_FINGERPRINT);
  const [key] = own.split('-----BEGIN CERTIFICATE');
  expect(() => signingKey(`${key}${DEMO_SIGNER.slice(DEMO_SIGNER.indexOf('-----BEGIN CERTIFICATE'))}`)).toThrow(
    'not of the private key',
  );
});

function selfSigned(name: string): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const certificate = forge.pki.createCertificate();
  const key = forge.pki.privateKeyFromPem(pem);
  certificate.publicKey = forge.pki.rsa.setPublicKey(key.n, key.e);
  certificate.validity.notAfter = new Date(Date.now() + 86_400_000);
  certificate.setSubject([{ name: 'commonName', value: name, valueTagClass: forge.asn1.Type.UTF8 as never }]);
  certificate.setIssuer([{ name: 'commonName', value: name, valueTagClass: forge.asn1.Type.UTF8 as never }]);
  certificate.sign(key, forge.md.sha256.create());
  const text = forge.pki.certificateToPem(certificate);
  expect(new X509Certificate(text).subject).toContain(name);
  return pem + text;
}

describe('the manifest', () => {
  test('is read back from the file as it was written: report, content, policy, who asked, chain heads', () => {
    expect(manifestIn(pdf)).toEqual(manifestOf(content));
    expect(manifestIn(pdf)!.heads[0]).toMatch(/^handan\/RESIDENT\/\d+@178:[0-9a-f]{64}$/);
  });

  test('survives signs that XML keeps for itself', async () => {
    const other = { ...content, requestedBy: '李 <a&b>' };
    expect(manifestIn(Buffer.from(await drawn(other)))!.requestedBy).toBe('李 <a&b>');
  });

  test('a file of another make has none', () => {
    expect(manifestIn(Buffer.from('%PDF-1.4 <x:xmpmeta></x:xmpmeta>'))).toBeUndefined();
  });
});
