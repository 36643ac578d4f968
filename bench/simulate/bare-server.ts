/** The yardstick, in a thread of its own: the same engine behind node:http and JSON, without a schema, a token or a check. */
import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';
import { handan } from '../../src/policy/handan.js';
import { outcomeView } from '../../src/settlement/outcome-view.js';
import { scenarioInFen, type ScenarioInYuan } from '../../src/settlement/scenario.js';
import { settle } from '../../src/settlement/settle.js';

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { variables } = JSON.parse(Buffer.concat(parts).toString()) as { variables: { scenario: ScenarioInYuan } };
    const simulateSettlement = outcomeView(settle(handan, scenarioInFen(variables.scenario)));
    response.end(JSON.stringify({ data: { simulateSettlement } }));
  });
});
server.listen(0, 'localhost', () => parentPort!.postMessage(server.address()));
