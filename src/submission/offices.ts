import type { Role } from '../identity/role.js';

/** Offices that a policy's chains may name; which of them signs what is the policy's to say. */
export const SIGNING: Role[] = [
  'COUNTY_MEDICAL',
  'COUNTY_FINANCE',
  'COUNTY_TAX',
  'COUNTY_GOVERNMENT',
  'CITY_MEDICAL',
  'CITY_AGENCY',
  'CITY_FINANCE',
  'CITY_TAX',
  'CITY_GOVERNMENT',
  'PEOPLES_CONGRESS',
  'PROVINCE_MEDICAL',
  'PROVINCE_FINANCE',
  'PROVINCE_TAX',
];
