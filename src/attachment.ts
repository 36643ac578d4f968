/** RFC 6266 and 8187: the name of a file in Chinese, and a plain one for what can't read it. */
export const attachment = (plain: string, name: string, extension: string): string =>
  `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encodeURIComponent(`${name}.${extension}`).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )}`;
