/** The matrix role × operation, as the product owner reads it: who may call what. The schema has to declare exactly this. */
import { ALL_ROLES, type Role } from '../../src/identity/role.js';

const ANYBODY = ALL_ROLES;

export const MATRIX: Record<string, readonly Role[]> = {
  viewer: ANYBODY,
  policies: ANYBODY,
  policy: ANYBODY,
  simulateSettlement: ANYBODY,
};
