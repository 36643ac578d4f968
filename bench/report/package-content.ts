/** Handan's yearly package as the product fixes it: its year through the API, the content from its database. */
import pg from 'pg';
import type { FundReportContent } from '../../src/report/fund-content.js';
import { actsOn, openHandan, settleHandan } from '../handan.js';
import { startProduct } from '../product.js';

export async function packageContent(): Promise<FundReportContent> {
  const product = await startProduct();
  const client = new pg.Client(product.database);
  await client.connect();
  try {
    const act = actsOn(product);
    await openHandan(act);
    await settleHandan(act, 'RESIDENT');
    const { report } = await act<{ report: { id: string } }>(
      'CITY_MEDICAL',
      'requestFundReport',
      { pool: 'handan', insurance: 'RESIDENT', fiscalYear: 2021, kind: 'PACKAGE' },
      'report { id }',
    );
    const { rows } = await client.query<{ content: FundReportContent }>('select content from report where id = $1', [
      report.id,
    ]);
    return rows[0]!.content;
  } finally {
    await client.end();
    await product.stop();
  }
}

/** Its chapters and sheets as often as it takes. */
export function repeated(content: FundReportContent, times: number): FundReportContent {
  const again = <Item>(items: readonly Item[]): Item[] => Array.from({ length: times }, () => items).flat();
  const { chapters, settlement } = content;
  return {
    ...content,
    chapters: again(chapters),
    settlement: settlement && { ...settlement, sheets: again(settlement.sheets) },
  };
}
