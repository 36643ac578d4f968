import type { CountyKind } from '../policy/policy.js';

/** A county as postings and settlements need it. */
export interface Member {
  id: string;
  name: string;
  kind: CountyKind;
}
