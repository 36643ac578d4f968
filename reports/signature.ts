/**
 * 电子签名: PAdES-B-B. The place of the signature is reserved while the document is drawn, so that there is no second revision, and
 * filled in once its bytes stand: a detached CMS with the signing certificate's hash (CAdES, ETSI EN 319 122), no timestamp.
 */
import { createHash, sign as signBytes, type X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import type { SigningKey } from './signing-key.js';

const { asn1 } = forge;

/** Room for the CMS in the file, in bytes. */
const ROOM = 12_000;

/** What pdfkit's types leave out. */
interface Writing {
  ref(data: object): { data: Record<string, unknown>; end(bytes?: Buffer): void };
  page: { dictionary: object; annotations: object[] };
  _root: { data: Record<string, unknown> };
  endAcroForm: () => unknown;
}

/** An invisible but well-formed signature field on the page that is open. */
export function reserveSignature(document: PDFKit.PDFDocument, reason: string, at: Date): void {
  const doc = document as unknown as Writing;
  const text = (value: string) => new String(value); // pdfkit writes String objects as PDF strings, strings as names
  const signature = doc.ref({
    ...{ Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached' },
    ...{ ByteRange: [0, '**********', '**********', '**********'], Contents: Buffer.alloc(ROOM) },
    ...{ Reason: text(reason), M: at },
  });
  const appearance = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 0, 0], Resources: {} });
  appearance.end(Buffer.from('q Q')); // an empty one makes no stream
  const widget = doc.ref({
    ...{ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [0, 0, 0, 0], V: signature, T: text('Signature1') },
    ...{ F: 132, P: doc.page.dictionary, AP: { N: appearance } },
  });
  doc.page.annotations.push(widget);
  const form = doc.ref({ SigFlags: 3, Fields: [widget] });
  doc._root.data.AcroForm = form;
  doc.endAcroForm = () => doc; // ours is ended here; pdfkit knows only forms that it made
  for (const part of [signature, widget, form]) part.end();
}

/** Fills the reserved place in, within the bytes given. RSA (PKCS #1 v1.5) makes the same of the same document; an EC key does not. */
export function sign(pdf: Buffer, key: SigningKey): void {
  const range = pdf.lastIndexOf('/ByteRange [') + '/ByteRange '.length;
  const from = pdf.indexOf('/Contents <', range) + '/Contents '.length;
  const to = pdf.indexOf('>', from) + 1;
  const place = pdf.indexOf(']', range) + 1 - range;
  pdf.write(`[0 ${from} ${to} ${pdf.length - to}]`.padEnd(place), range, 'latin1');
  const digest = createHash('sha256').update(pdf.subarray(0, from)).update(pdf.subarray(to)).digest();
  const cms = signatureOver(digest, key);
  if (cms.length > ROOM) throw new Error(`the signature takes ${cms.length} bytes, and ${ROOM} are reserved`);
  pdf.write(cms.toString('hex'), from + 1, 'latin1');
}

const { Type, Class } = asn1;
type Node = forge.asn1.Asn1;
const sequence = (...parts: Node[]): Node => asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, parts);
const set = (...parts: Node[]): Node => asn1.create(Class.UNIVERSAL, Type.SET, true, parts);
const tagged = (tag: number, parts: Node[]): Node => asn1.create(Class.CONTEXT_SPECIFIC, tag, true, parts);
const oid = (id: string): Node => asn1.create(Class.UNIVERSAL, Type.OID, false, asn1.oidToDer(id).getBytes());
const octets = (bytes: Buffer): Node => asn1.create(Class.UNIVERSAL, Type.OCTETSTRING, false, bytes.toString('binary'));
const integer = (value: number): Node =>
  asn1.create(Class.UNIVERSAL, Type.INTEGER, false, asn1.integerToDer(value).getBytes());
const der = (node: Node): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'binary');
const parsed = (bytes: Buffer): Node => asn1.fromDer(bytes.toString('binary'));

const OIDS = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaEncryption: '1.2.840.113549.1.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function signatureOver(digest: Buffer, { key, certificates }: SigningKey): Buffer {
  const { issuer, serial } = issuedBy(certificates[0]!);
  const certificate = sequence(
    sequence(octets(sha256(certificates[0]!.raw)), sequence(sequence(tagged(4, [issuer])), serial)),
  );
  const attributes = [
    sequence(oid(OIDS.contentType), set(oid(OIDS.data))),
    sequence(oid(OIDS.messageDigest), set(octets(digest))),
    sequence(oid(OIDS.signingCertificateV2), set(sequence(certificate))),
  ].sort((one, other) => Buffer.compare(der(one), der(other)));
  const signature = signBytes('sha256', der(set(...attributes)), key);
  const algorithm =
    key.asymmetricKeyType === 'ec'
      ? sequence(oid(OIDS.ecdsaWithSha256))
      : sequence(oid(OIDS.rsaEncryption), asn1.create(Class.UNIVERSAL, Type.NULL, false, ''));
  const sha = () => sequence(oid(OIDS.sha256));
  const signer = sequence(
    ...[integer(1), sequence(issuer, serial), sha(), tagged(0, attributes), algorithm, octets(signature)],
  );
  const content = sequence(
    ...[integer(1), set(sha()), sequence(oid(OIDS.data))],
    ...[
      tagged(
        0,
        certificates.map(({ raw }) => parsed(raw)),
      ),
      set(signer),
    ],
  );
  return der(sequence(oid(OIDS.signedData), tagged(0, [content])));
}

/** Who issued a certificate, and under which number: the two fields that name it. */
function issuedBy(certificate: X509Certificate): { issuer: Node; serial: Node } {
  const [body] = parsed(certificate.raw).value as Node[];
  const fields = body!.value as Node[];
  const version = fields[0]!.tagClass === Class.CONTEXT_SPECIFIC ? 1 : 0; // is left out in version 1
  return { serial: fields[version]!, issuer: fields[version + 2]! };
}
