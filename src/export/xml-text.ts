/** Text as XML may have it: what can't stand in a document at all becomes U+FFFD. */
// oxlint-disable-next-line no-control-regex -- these are what is meant
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const SPECIAL = /[&<>"\r]/;
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };

export function xmlText(text: string): string {
  const allowed = text.replace(FORBIDDEN, '\uFFFD');
  return SPECIAL.test(allowed) ? allowed.replace(/[&<>"\r]/g, (sign) => ESCAPES[sign]!) : allowed;
}
