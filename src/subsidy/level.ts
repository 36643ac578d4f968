/** 各级财政: which government a subsidy comes from. */
export const GovernmentLevel = {
  CENTRAL: 'CENTRAL',
  PROVINCE: 'PROVINCE',
  CITY: 'CITY',
  COUNTY: 'COUNTY',
} as const;
export type GovernmentLevel = keyof typeof GovernmentLevel;

/** From the highest down: the order in which they are listed. */
export const LEVELS = Object.keys(GovernmentLevel) as GovernmentLevel[];
