/** One request that settles 5,000 counties and answers everything: against a second, and against a server that only has the engine. */
import { deepStrictEqual } from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { inYuan, type OutcomeView } from '../../src/settlement/outcome-view.js';
import { COUNTIES_LIMIT } from '../../src/settlement/scenario.js';
import type { Figure } from '../figure.js';
import { startProduct } from '../product.js';
import { byTurns, timed } from '../rounds.js';
import { generatedScenario } from '../settle/scenario.js';

const CITATION = 'citation { document number article quote }';
const QUERY = `query ($scenario: SettlementScenarioInput!) {
  simulateSettlement(scenario: $scenario) {
    insurance fiscalYear
    counties {
      county deficit surplus policyDeficit managementDeficit forceMajeureDeficit
      steps { rule source deficitClass amount ${CITATION} }
      unresolved
      obligations { kind payer payee amount dueYear ${CITATION} }
      surplusAllocations { to amount ${CITATION} }
      levyUnpaid drawnForOthers accumulatedBalanceAfter ownReserveAfter
    }
    sharedReserveAfter pooledBalanceAfter
    readings { id open chosen alternative ${CITATION} }
    ignoredInputs
  }
}`;

/** Both servers run each request's code more than once before the clock does. */
const WARM_UP = 5;

export async function simulateBench(): Promise<Figure[]> {
  const scenario = { policy: 'handan-2021', ...inYuan(generatedScenario(COUNTIES_LIMIT)) };
  const body = JSON.stringify({ query: QUERY, variables: { scenario } });
  const bare = new Worker(new URL('bare-server.js', import.meta.url));
  const [{ port }] = (await once(bare, 'message')) as [AddressInfo];
  const product = await startProduct();
  try {
    const token = await product.token('bench', { role: 'VIEWER' });
    const toProduct = () => post(product.url, body, token);
    const toBare = () => post(`http://localhost:${port}/`, body);
    deepStrictEqual(outcomeIn(await toProduct()), withoutRules(outcomeIn(await toBare())));
    for (let time = 0; time < WARM_UP; time++) {
      await toProduct();
      await toBare();
    }
    const measured = await byTurns({ product: () => timed(toProduct), bare: () => timed(toBare) });
    const subject = `one request, ${COUNTIES_LIMIT.toLocaleString('en')} counties`;
    const second = { lowest: 1000, median: 1000, highest: 1000 };
    return [
      {
        subject,
        unit: 'ms',
        product: measured.product,
        yardstick: { name: 'one second', measured: second },
        aim: { atMost: 1 },
      },
      {
        subject,
        unit: 'ms',
        product: measured.product,
        yardstick: { name: 'the engine behind node:http and JSON', measured: measured.bare },
      },
    ];
  } finally {
    await bare.terminate();
    await product.stop();
  }
}

async function post(url: string, body: string, token?: string): Promise<string> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  return (await fetch(url, { method: 'POST', headers, body })).text();
}

const outcomeIn = (answer: string): OutcomeView =>
  (JSON.parse(answer) as { data: { simulateSettlement: OutcomeView } }).data.simulateSettlement;

/** In the API only a step names its rule; obligations and allocations have its citation. */
const withoutRules = ({ counties, ...outcome }: OutcomeView) => {
  const bare = <T extends { rule: string }>({ rule: _, ...part }: T) => part;
  return {
    ...outcome,
    counties: counties.map(({ obligations, surplusAllocations, ...county }) => ({
      ...county,
      obligations: obligations.map(bare),
      surplusAllocations: surplusAllocations.map(bare),
    })),
  };
};
