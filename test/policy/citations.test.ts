import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readingsOf } from '../../src/policy/policy.js';
import { policies } from '../../src/policy/registry.js';
import { projectRoot } from '../../src/project-root.js';

const closedUp = (text: string) => text.replace(/\s/g, '');

describe.each(policies.all)('$id', ({ document, rules }) => {
  const source = closedUp(readFileSync(join(projectRoot, 'data/sources', document.file), 'utf8'));
  const provisions = rules.flatMap((rule) => rule.provisions.map((provision) => ({ rule: rule.id, ...provision })));
  const citations = provisions.flatMap(({ rule, ...provision }) =>
    [provision.citation, ...readingsOf(provision).map(({ citation }) => citation)].map((one) => ({ rule, ...one })),
  );

  test.each(citations)('$rule quotes $article verbatim: $quote', ({ quote, document: title, number }) => {
    expect(closedUp(quote).length).toBeGreaterThan(5);
    expect(source).toContain(closedUp(quote));
    expect({ title, number }).toEqual({ title: document.title, number: document.number });
  });

  test('its title, and its number where the copy has one, stand in the source', () => {
    expect(source).toContain(closedUp(document.title));
    if (document.number) expect(source).toContain(document.number);
  });

  test('every rule’s subject is told in Chinese, a space, and in English: a report prints its Chinese', () => {
    for (const { subject } of rules) expect(subject).toMatch(/^[\p{Script=Han}，、]+ [A-Z][ -~’]+$/u);
  });

  test('a reading has one id, and an id one reading', () => {
    const readings = new Set(provisions.flatMap(readingsOf));
    expect(new Set([...readings].map(({ id }) => id)).size).toBe(readings.size);
  });
});
