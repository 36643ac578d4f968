/**
 * 保存期: what a report says is kept for good, as it is what was submitted; its PDF file only for a time, as the same content makes the same
 * bytes again. A file goes only while that is so: it was drawn with the template and signed by the key that are in use now.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { TEMPLATE_VERSION } from '../../reports/manifest.js';
import { signingKey } from '../../reports/signing-key.js';
import { inTransaction } from '../database/transaction.js';
import { sql } from '../database/write.js';
import type { Log } from '../job-queue.js';

/** What makes the same content the same bytes; null for a key whose signatures differ each time (all but RSA). */
export function drawnWith(signer: string): string | null {
  const { key, certificates } = signingKey(signer);
  return key.asymmetricKeyType === 'rsa' ? `${TEMPLATE_VERSION}/${certificates[0]!.fingerprint256}` : null;
}

/** Removes the files that were made longer ago; answers how many. */
export async function expireFiles(em: EntityManager, signer: string, keptDays: number): Promise<number> {
  const expired = await inTransaction(em, (tx) =>
    sql(
      tx,
      `with expired as (
         update report set status = 'EXPIRED', pdf = null
         where status = 'DONE' and finished_at < clock_timestamp() - $2 * interval '1 day' and drawn_with = $1
         returning id)
       insert into report_act (report, seq, act)
       select id, (select count(*) + 1 from report_act where report = id), 'FILE_EXPIRED' from expired
       returning report`,
      [drawnWith(signer), keptDays],
    ),
  );
  return expired.length;
}

const AN_HOUR = 3_600_000;

/** Looks now and every hour; several workers that do are one another's equal. Answers how to end it. */
export function keepExpiring(
  em: EntityManager,
  { signer, keptDays }: { signer: string; keptDays: number },
  log: Log,
): () => void {
  const look = (): void => {
    expireFiles(em, signer, keptDays).catch((error: unknown) => log('report files could not expire', error));
  };
  look();
  const hourly = setInterval(look, AN_HOUR).unref();
  return () => clearInterval(hourly);
}
