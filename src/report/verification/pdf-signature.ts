/**
 * What a file's signature proves, by the bytes alone: nothing of what signs is used here. CMS with signed attributes over the file but
 * for the place of the signature itself (ISO 32000-1 12.8, RFC 5652, CAdES signing-certificate-v2).
 */
import { createHash, verify, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

const { asn1 } = forge;
type Node = forge.asn1.Asn1;

export interface PdfSignature {
  /** The signature is of exactly these bytes and of this certificate. */
  valid: boolean;
  /** It covers the file from its first byte to its last. */
  wholeFile: boolean;
  /** The signer's name in the certificate. */
  signer: string;
  /** SHA-256 of the certificate, "AB:CD:…". */
  fingerprint: string;
}

/** Undefined where the file has no signature that can be read; the last one where it has several. */
export function signatureOf(pdf: Buffer): PdfSignature | undefined {
  const text = pdf.toString('latin1');
  const range = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].at(-1);
  if (!range) return undefined;
  const [, firstAt, firstLength, secondAt, secondLength] = range.map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const [gapFrom, gapTo] = [firstAt + firstLength, secondAt];
  const end = secondAt + secondLength;
  const hex = /^<([0-9a-fA-F]*)>$/.exec(text.slice(gapFrom, gapTo))?.[1];
  if (hex === undefined || end > pdf.length) return undefined;
  try {
    const room = Buffer.from(hex, 'hex');
    const length = lengthOf(room);
    if (room.subarray(length).some((byte) => byte !== 0)) return undefined; // nothing hides behind the signature
    const signed = readCms(room.subarray(0, length));
    const bytes = Buffer.concat([pdf.subarray(firstAt, gapFrom), pdf.subarray(gapTo, end)]);
    return {
      valid: isOf(signed, bytes),
      wholeFile: firstAt === 0 && end === pdf.length,
      signer: commonName(signed.certificate),
      fingerprint: signed.certificate.fingerprint256,
    };
  } catch {
    return undefined; // no CMS
  }
}

interface Signed {
  certificate: X509Certificate;
  /** The signed attributes as a SET, which is what the signature is of. */
  attributes: Buffer;
  messageDigest: Buffer;
  /** SHA-256 of the certificate, as the signer names it. */
  certificateHash: Buffer;
  signature: Buffer;
}

const OIDS = { messageDigest: '1.2.840.113549.1.9.4', signingCertificateV2: '1.2.840.113549.1.9.16.2.47' } as const;

function isOf({ certificate, attributes, messageDigest, certificateHash, signature }: Signed, bytes: Buffer): boolean {
  const sha256 = (of: Uint8Array): Buffer => createHash('sha256').update(of).digest();
  return (
    messageDigest.equals(sha256(bytes)) &&
    certificateHash.equals(sha256(certificate.raw)) &&
    verify('sha256', attributes, certificate.publicKey, signature)
  );
}

/** Of a DER structure that begins here, by its own head: the rest of the room is zeros. */
function lengthOf(der: Buffer): number {
  const first = der.readUInt8(1);
  const octets = first & 0x7f;
  return first < 0x80 ? 2 + first : 2 + octets + der.readUIntBE(2, octets);
}

/** The parts of a SignedData with one signer; throws where it is none. */
function readCms(cms: Buffer): Signed {
  const whole = asn1.fromDer(cms.toString('binary'));
  const content = children(children(children(whole)[1]!)[0]!);
  const certificates = content.find(({ tagClass, type }) => isContext(tagClass) && type === 0)!;
  const signer = children(children(content.at(-1)!)[0]!);
  const attributes = signer.find(({ tagClass, type }) => isContext(tagClass) && type === 0)!;
  const valueOf = (id: string): Node => {
    const found = children(attributes).find((one) => asn1.derToOid(children(one)[0]!.value as string) === id)!;
    return children(children(found)[1]!)[0]!;
  };
  const [essCertificate] = children(children(valueOf(OIDS.signingCertificateV2))[0]!);
  return {
    certificate: new X509Certificate(der(children(certificates)[0]!)),
    attributes: der(asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SET, true, attributes.value as Node[])),
    messageDigest: bytesOf(valueOf(OIDS.messageDigest)),
    certificateHash: bytesOf(children(essCertificate!)[0] ?? essCertificate!),
    signature: bytesOf(signer.at(-1)!),
  };
}

const isContext = (tagClass: forge.asn1.Class): boolean => tagClass === asn1.Class.CONTEXT_SPECIFIC;
const children = ({ value }: Node): Node[] => value as Node[];
const bytesOf = ({ value }: Node): Buffer => Buffer.from(value as string, 'binary');
const der = (node: Node): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'binary');

const commonName = ({ subject }: X509Certificate): string => /^CN=(.*)$/m.exec(subject)?.[1] ?? subject;
