import type { Role } from '../identity/role.js';

/** The offices that a policy may charge with drafting, reviewing or confirming a settlement; which one does is its APPROVAL provision. */
export const SETTLING = [
  'CITY_MEDICAL',
  'CITY_AGENCY',
  'CITY_FINANCE',
  'CITY_GOVERNMENT',
  'PROVINCE_MEDICAL',
  'PROVINCE_FINANCE',
] as const satisfies Role[];
