import { describe, expect, test } from '@jest/globals';
import { grantOf, viewerOf } from '../../src/identity/claims.js';
import type { Role } from '../../src/identity/role.js';
import { type Grant, mayActOn, maySee, mustActOn, sightOf, type Viewer } from '../../src/identity/viewer.js';

const person = (...grants: Grant[]): Viewer => ({ person: 'zhang', grants });
const CITY: Grant = { role: 'CITY_FINANCE', pool: 'handan' };
const COUNTY: Grant = { role: 'COUNTY_MEDICAL', county: '130402' };
const PROVINCE: Grant = { role: 'PROVINCE_FINANCE' };

const inHandan = (county: string | null) => ({ pool: 'handan', county });
const inSuzhou = { pool: 'suzhou', county: null };

describe('mayActOn', () => {
  test.each<[string, Grant, Role[], { pool: string; county: string | null }, boolean]>([
    ['a city role acts on its pool', CITY, ['CITY_FINANCE'], inHandan(null), true],
    ['a city role acts on the counties of its pool', CITY, ['CITY_FINANCE'], inHandan('130402'), true],
    ['a city role does not act on another pool', CITY, ['CITY_FINANCE'], inSuzhou, false],
    ['a city role does not act in another role', CITY, ['CITY_MEDICAL'], inHandan(null), false],
    ['a county role acts on its county', COUNTY, ['COUNTY_MEDICAL'], inHandan('130402'), true],
    ['a county role does not act on another county', COUNTY, ['COUNTY_MEDICAL'], inHandan('130403'), false],
    ['a county role does not act on the pool', COUNTY, ['COUNTY_MEDICAL'], inHandan(null), false],
    ['a provincial role acts everywhere', PROVINCE, ['PROVINCE_FINANCE'], inSuzhou, true],
  ])('%s', (_sentence, grant, roles, place, may) => {
    expect(mayActOn(person(grant), roles, place)).toBe(may);
  });

  test('two roles do not lend each other their bounds', () => {
    const viewer = person({ role: 'CITY_FINANCE', pool: 'handan' }, { role: 'CITY_MEDICAL', pool: 'suzhou' });
    expect(mayActOn(viewer, ['CITY_MEDICAL'], inHandan(null))).toBe(false);
  });

  test('who may not is told who may, and where', () => {
    expect(() => mustActOn(person(COUNTY), ['CITY_FINANCE'], inHandan('130402'))).toThrow(
      'FORBIDDEN: 无权办理，须由 市财政局 CITY_FINANCE (130402) 办理。',
    );
  });
});

describe('maySee and sightOf', () => {
  test('an auditor without a pool sees everything, one with a pool only that', () => {
    expect(sightOf(person({ role: 'AUDITOR' }))).toEqual({ everything: true, pools: [], counties: [] });
    expect(sightOf(person({ role: 'AUDITOR', pool: 'suzhou' }))).toEqual({
      everything: false,
      pools: ['suzhou'],
      counties: [],
    });
  });

  test('a county role sees its county, neither its neighbours nor the pool’s own level', () => {
    const viewer = person(COUNTY);
    expect(maySee(viewer, inHandan('130402'))).toBe(true);
    expect(maySee(viewer, inHandan('130403'))).toBe(false);
    expect(maySee(viewer, inHandan(null))).toBe(false);
    expect(sightOf(viewer)).toEqual({ everything: false, pools: [], counties: ['130402'] });
  });

  test('a county role whose token names the pool too still sees its county only', () => {
    expect(sightOf(person({ ...COUNTY, pool: 'handan' }))).toEqual({
      everything: false,
      pools: [],
      counties: ['130402'],
    });
  });

  test('an administrator sees no fund', () => {
    const viewer = person({ role: 'ADMINISTRATOR' });
    expect(maySee(viewer, inHandan(null))).toBe(false);
    expect(sightOf(viewer)).toEqual({ everything: false, pools: [], counties: [] });
  });
});

describe('what a token must say', () => {
  test.each<[string, unknown, string]>([
    ['a role that does not exist', { role: 'MAYOR' }, 'unknown role "MAYOR"'],
    ['a name from the prototype', { role: 'toString' }, 'unknown role "toString"'],
    ['no role at all', 'CITY_MEDICAL', 'unknown role undefined'],
    ['a county role without its county', { role: 'COUNTY_TAX', pool: 'handan' }, 'role COUNTY_TAX takes a county'],
    ['a city role without its pool', { role: 'CITY_TAX' }, 'role CITY_TAX takes a pool'],
    ['a city role with a county', { role: 'CITY_TAX', pool: 'handan', county: '130402' }, 'not to a county'],
    ['a pool that is no name', { role: 'AUDITOR', pool: 7 }, 'pool is not a name'],
    ['an empty county', { role: 'COUNTY_TAX', county: '' }, 'county is not a name'],
  ])('%s is refused', (_sentence, claim, message) => {
    expect(() => grantOf(claim)).toThrow(message);
  });

  test('a token without a person, or without roles, is refused', () => {
    expect(() => viewerOf({ roles: [CITY] })).toThrow('names no person');
    expect(() => viewerOf({ sub: 'zhang', roles: [] })).toThrow('has no roles');
    expect(() => viewerOf({ sub: 'zhang' })).toThrow('has no roles');
  });
});
