/** The people of a demo pool: one for each office and county, and others who sign what these submit. */
import type { Role } from '../identity/role.js';
import { ROLES } from '../identity/role.js';
import { DemoOffice } from './demo-office.js';

export class DemoStaff {
  readonly #url: string;
  readonly #pool: string;
  readonly #offices = new Map<string, DemoOffice>();

  constructor(url: string, pool: string) {
    this.#url = url;
    this.#pool = pool;
  }

  /** @param person whose turn it is: 经办 submits, 审签 signs, and so on; four eyes are two persons. */
  of(role: Role, county: string | null = null, person = '经办'): DemoOffice {
    const bound = ROLES[role].bound === 'county' ? { county: county! } : { pool: this.#pool };
    const key = `${role}/${bound.county ?? ''}/${person}`;
    const known = this.#offices.get(key);
    if (known) return known;
    const office = new DemoOffice(
      this.#url,
      `${person}（${ROLES[role].name}${bound.county ? ` ${bound.county}` : ''}）`,
      role,
      bound,
    );
    this.#offices.set(key, office);
    return office;
  }
}
