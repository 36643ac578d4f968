import { StartFault } from '../start-fault.js';
import { coverageOf } from './coverage.js';
import type { Severity } from './coverage-findings.js';
import type { PolicyRegistry } from './registry.js';

/**
 * Looks at every policy when the program starts: what can't be applied keeps it from starting, all of it said at once. Answers what
 * somebody should see to; what the rules leave open, the API tells (policyCoverage).
 */
export function checkCoverage({ all }: PolicyRegistry, asOf: string): string[] {
  const found = [...Map.groupBy(all, ({ pool }) => pool)].flatMap(([pool, policies]) =>
    coverageOf(policies, asOf).map(({ severity, policy, rule, message }) => ({
      severity,
      text: `${[pool, policy, rule].filter(Boolean).join(' ')}: ${message}`,
    })),
  );
  const textsOf = (wanted: Severity) => found.flatMap(({ severity, text }) => (severity === wanted ? [text] : []));
  const faults = textsOf('FAULT');
  if (faults.length) throw new StartFault(faults.join('\n'));
  return textsOf('WARNING');
}
