/** Whose key signs the reports: the one that is configured, or a demo key that everybody knows and that says so. */
import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/project-root.js';

export interface SigningKey {
  key: KeyObject;
  /** The signer's own certificate, then those above it. */
  certificates: X509Certificate[];
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** From PEM text: a private key (RSA or EC, without a passphrase) and its certificates, the signer's first. Throws where they don't fit. */
export function signingKey(pem: string): SigningKey {
  const key = createPrivateKey(pem);
  const certificates = (pem.match(CERTIFICATE) ?? []).map((one) => new X509Certificate(one));
  if (!certificates[0]?.checkPrivateKey(key)) throw new Error('the first certificate is not of the private key');
  return { key, certificates };
}

export const DEMO_SIGNER = readFileSync(join(projectRoot, 'reports/demo-signer.pem'), 'utf8');

/** SHA-256 of the demo certificate: whoever sees it knows that the signature proves nothing about who signed. */
export const DEMO_FINGERPRINT = signingKey(DEMO_SIGNER).certificates[0]!.fingerprint256;
