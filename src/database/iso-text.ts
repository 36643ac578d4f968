/** An instant as the API shows it, in Beijing's time: "2022-03-05T09:30:00+08:00". For the text of a statement. */
export const isoText = (column: string): string =>
  `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')`;
