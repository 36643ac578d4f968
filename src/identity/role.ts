/** The roles, what each is called, and what each is bound to. */
export const ROLES = {
  COUNTY_MEDICAL: { name: '县级医疗保障局', bound: 'county' },
  COUNTY_FINANCE: { name: '县级财政局', bound: 'county' },
  COUNTY_TAX: { name: '县级税务局', bound: 'county' },
  COUNTY_GOVERNMENT: { name: '县级人民政府', bound: 'county' },
  CITY_MEDICAL: { name: '市医疗保障局', bound: 'pool' },
  CITY_AGENCY: { name: '市社会保险经办机构', bound: 'pool' },
  CITY_FINANCE: { name: '市财政局', bound: 'pool' },
  CITY_TAX: { name: '市税务局', bound: 'pool' },
  CITY_GOVERNMENT: { name: '市人民政府', bound: 'pool' },
  PEOPLES_CONGRESS: { name: '市人民代表大会', bound: 'pool' },
  PROVINCE_MEDICAL: { name: '省医疗保障局', bound: 'free' },
  PROVINCE_FINANCE: { name: '省财政厅', bound: 'free' },
  PROVINCE_TAX: { name: '省税务局', bound: 'free' },
  AUDITOR: { name: '审计人员', bound: 'free' },
  VIEWER: { name: '查阅人员', bound: 'free' },
  ADMINISTRATOR: { name: '系统管理员', bound: 'free' },
} as const satisfies Record<string, { name: string; bound: 'county' | 'pool' | 'free' }>;

export type Role = keyof typeof ROLES;

export const ALL_ROLES = Object.keys(ROLES) as Role[];

/** For a sentence: "市财政局 CITY_FINANCE, 市人民政府 CITY_GOVERNMENT". */
export const inWords = (roles: readonly Role[]): string =>
  roles.map((role) => `${ROLES[role].name} ${role}`).join(', ');
