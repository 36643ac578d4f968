/** The day in Beijing (ISO): for the edge of the program; what computes is given its day. */
export const today = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date());
