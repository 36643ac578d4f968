/**
 * 清单: what a file says of itself, in its XMP metadata and so under its signature: which report it is, of which content, drawn by
 * which template, by which policy, asked for by whom, and the heads of the chains when it was made.
 */
import { hashOf } from '../src/canonical.js';
import type { ReportContent } from '../src/report/content.js';

/** Of the pages' layout: raised when the same content is drawn otherwise. */
export const TEMPLATE_VERSION = '3';

export interface Manifest {
  report: string;
  kind: string;
  template: string;
  /** SHA-256 of the content (canonical JSON) that the pages were drawn from. */
  content: string;
  policy: string;
  policyHash: string;
  requestedBy: string;
  madeAt: string;
  /** "handan/RESIDENT/130402@37:9f86…", as `npm run verify -- --head` takes them. */
  heads: string[];
  /** "U+30EDE U+3E00": characters that the fonts lack, printed as their codes; of the content they are part. */
  substituted: string;
}

export const manifestOf = (content: ReportContent, substituted: readonly string[] = []): Manifest => ({
  report: content.report,
  kind: content.kind,
  template: TEMPLATE_VERSION,
  content: hashOf(content),
  policy: content.policy?.id ?? '',
  policyHash: content.policy?.hash ?? '',
  requestedBy: content.requestedBy,
  madeAt: content.madeAt,
  substituted: substituted.join(' '),
  heads: content.chainHeads.map(({ key, position, hash }) => `${key}@${position}:${hash}`),
});

const NAMESPACE = 'urn:tongchou:report:1#';
const TEXTS = [
  ...(['report', 'kind', 'template', 'content', 'policy', 'policyHash', 'requestedBy', 'madeAt'] as const),
  'substituted',
] as const;

/** The XMP packets: the manifest with the description of its properties that PDF/A asks for, and the claim of PDF/UA. */
export function manifestXmp(manifest: Manifest): string {
  const property = (name: string, type: string): string =>
    `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType>` +
    `<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>${name}</pdfaProperty:description></rdf:li>`;
  const schema = (title: string, uri: string, prefix: string, properties: string): string =>
    `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${title}</pdfaSchema:schema><pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI>` +
    `<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${properties}</rdf:Seq></pdfaSchema:property></rdf:li>`;
  const own = [...TEXTS.map((name) => property(name, 'Text')), property('heads', 'seq Text')].join('');
  return `
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>${schema('tongchou report', NAMESPACE, 'tc', own)}${schema('PDF/UA', UA, 'pdfuaid', property('part', 'Integer'))}</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="${UA}"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:tc="${NAMESPACE}">
${TEXTS.map((name) => `<tc:${name}>${escaped(manifest[name])}</tc:${name}>`).join('\n')}
<tc:heads><rdf:Seq>${manifest.heads.map((head) => `<rdf:li>${escaped(head)}</rdf:li>`).join('')}</rdf:Seq></tc:heads>
</rdf:Description>`;
}

const UA = 'http://www.aiim.org/pdfua/ns/id/';
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => SIGNS[sign]!);
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (sign) => Object.entries(SIGNS).find(([, written]) => written === sign)![0]);

/** Reads it back from a file's bytes; undefined where there is none. */
export function manifestIn(pdf: Buffer): Manifest | undefined {
  const text = pdf.toString('utf8', Math.max(0, pdf.lastIndexOf('<x:xmpmeta')), pdf.lastIndexOf('</x:xmpmeta>'));
  if (!text.includes(NAMESPACE)) return undefined;
  const values = TEXTS.map((name) => [
    name,
    plain(new RegExp(`<tc:${name}>([^<]*)</tc:${name}>`).exec(text)?.[1] ?? ''),
  ]);
  const [, heads = ''] = /<tc:heads><rdf:Seq>(.*?)<\/rdf:Seq><\/tc:heads>/s.exec(text) ?? [];
  return {
    ...(Object.fromEntries(values) as Omit<Manifest, 'heads'>),
    heads: [...heads.matchAll(/<rdf:li>([^<]*)<\/rdf:li>/g)].map(([, head]) => plain(head!)),
  };
}
