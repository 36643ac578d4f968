/** Reports of a story: asked for, made by a worker, fetched with the token, read as text. */
import { setTimeout as sleep } from 'node:timers/promises';
import { extractText, getDocumentProxy } from 'unpdf';
import { DEMO_SIGNER } from '../../reports/signing-key.js';
import { reportWork } from '../../src/report/make-report.service.js';
import { JobQueue } from '../../src/job-queue.js';
import type { Office } from '../offices.js';
import { type TestServer, tokenFor } from '../server.js';

/** Text without white space: lines break where the columns end. */
export async function reportText(
  server: TestServer,
  office: Office,
  input: { settlement: string; county?: string; deficitEvidence?: boolean },
): Promise<string> {
  const { pdf } = await reportFile(server, office, input);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text.join('').replace(/\s/g, '');
}

export async function reportFile(
  server: TestServer,
  office: Office,
  input: { settlement: string; county?: string; deficitEvidence?: boolean },
): Promise<{ id: string; pdf: Buffer }> {
  const { report } = await office.does('requestReport', input, 'report { id }');
  return { id: report.id as string, pdf: await madeFile(server, office, report.id as string) };
}

/** The file of a report that was asked for. */
export async function madeFile(server: TestServer, office: Office, id: string): Promise<Buffer> {
  const worker = await JobQueue.open(
    server.database.address,
    () => {},
    { report: reportWork(server.database.orm.em, () => {}, DEMO_SIGNER) },
    1,
  );
  try {
    const url = await made(office, id);
    const authorization = `Bearer ${await tokenFor('AUDITOR')}`;
    const { rawPayload } = await server.http.inject({ url, headers: { authorization } });
    return rawPayload;
  } finally {
    await worker.close();
  }
}

async function made(office: Office, id: string): Promise<string> {
  for (let waited = 0; waited < 2_400; waited++) {
    const { report } = await office.reads('query($id: ID!) { report(id: $id) { status failure url } }', { id });
    if (report.status === 'FAILED') throw new Error(report.failure);
    if (report.status === 'DONE') return report.url;
    await sleep(50);
  }
  throw new Error('the report was not made');
}
