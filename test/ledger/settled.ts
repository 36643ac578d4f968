/** A posted settlement in its shortest form: one county lacks 30.00, its government has paid 16.00 and owes 14.00. */
import { inTransaction } from '../../src/database/transaction.js';
import { sql } from '../../src/database/write.js';
import { bank, yearResult } from '../../src/ledger/accounts.js';
import type { Custody } from '../../src/ledger/custody.js';
import { move } from '../../src/ledger/entry.js';
import { post } from '../../src/ledger/ledger.service.js';
import { topUp } from '../../src/ledger/postings/settlement.js';
import { postedEntries, reverse } from '../../src/ledger/reversal.service.js';
import { yuan } from '../../src/money.js';
import { A, B, type Books, C, entry } from './books.js';

const CUSTODY: Custody = { special: 'CITY_SPECIAL', balance: 'CITY_SPECIAL', throughCity: true, ownReserve: 'CLAIM' };

export async function settle({ em, resident }: Books): Promise<void> {
  const settlement = crypto.randomUUID();
  const obligation = crypto.randomUUID();
  const outcome = { counties: [A, B, C].map((county) => ({ county, unresolved: '0.00' })) };
  await inTransaction(em, async (tx) => {
    await post(tx, resident, 'zhang', [entry(move(yearResult(A, 2021), bank(A, 'CITY_SPECIAL'), 30_00n))]);
    await sql(tx, `insert into settlement (id, fund, fiscal_year) values ($1, $2, 2021)`, [settlement, resident.id]);
    await sql(
      tx,
      `insert into settlement_draft
         (settlement, revision, policy, policy_version, policy_hash, inputs, positions, outcome, content_hash, computed_by)
       values ($1, 1, 'p', 1, 'h', '{}', '{}', $2, 'h', 'zhang')`,
      [settlement, JSON.stringify(outcome)],
    );
    await sql(
      tx,
      `insert into obligation (id, fund, county, fiscal_year, settlement, kind, payer, payee, amount, due, rule, citation)
       values ($1, $2, $3, 2021, $4, 'TOP_UP', 'LOCAL_GOVERNMENT', 'FUND', 30, '2022-12-31', 'r', '{}')`,
      [obligation, resident.id, A, settlement],
    );
    const moves = [['DRAFT', 'zhang'], ['REVIEWED', 'li'], ['POSTED', 'wang']]; // prettier-ignore
    for (const [at, [status, person]] of moves.entries())
      await sql(
        tx,
        `insert into settlement_event (settlement, seq, status, person, role, revision, content_hash)
         values ($1, $2, $3, $4, 'r', 1, 'h')`,
        [settlement, at + 1, status, person],
      );
  });
  const pay = (amount: bigint): Promise<string> =>
    inTransaction(em, async (tx) => {
      const lines = topUp(CUSTODY, { county: A, fiscalYear: 2021, amount }, {});
      const [id] = await post(tx, resident, 'zhang', [{ ...entry(lines), kind: 'TOP_UP' }]);
      await sql(
        tx,
        `insert into obligation_payment (obligation, amount, paid_on, paid_by, document, entry, person)
         values ($1, $2, '2021-03-31', 'GOVERNMENT', 'x', $3, 'zhang')`,
        [obligation, yuan(amount), id],
      );
      return id!;
    });
  await pay(16_00n);
  const wrong = await pay(4_00n);
  await inTransaction(em, async (tx) =>
    reverse(tx, resident, 'zhang', await postedEntries(tx, resident, { ids: [wrong] }), '记错'),
  );
}
