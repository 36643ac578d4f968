const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * An instant as PostgreSQL takes it, or undefined where the text is none. One to the second means that whole second: the API shows
 * times so, and who asks by one it showed means what happened then.
 */
export function instantOf(text: string): string | undefined {
  const [, seconds, fraction = '.999999', zone] = INSTANT.exec(text) ?? [];
  if (
    seconds === undefined ||
    Number.isNaN(Date.parse(text)) ||
    new Date(`${seconds}Z`).toISOString().slice(0, 19) !== seconds
  )
    return undefined;
  return `${seconds}${fraction}${zone}`;
}
