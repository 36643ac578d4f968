/** What versions of final accounts have in the tables: what their hashes are taken over. */
import type { Read } from '../database/read.js';
import { fen } from '../money.js';
import type { SubmissionState } from '../submission/submission.js';
import type { Content, FinalFigure } from './figures.js';

export type Version = Pick<SubmissionState, 'id' | 'version'>;

interface KeptRow extends Omit<Content, 'figures'> {
  figures: (Omit<FinalFigure, 'amount'> & { amount: string })[];
}

export async function keptContents(read: Read, versions: readonly Version[]): Promise<Content[]> {
  const rows = await read<KeptRow>(KEPT, [versions.map(({ id }) => id), versions.map(({ version }) => version)]);
  return rows.map(({ figures, books, counties }) => ({
    figures: figures.map((figure) => ({ ...figure, amount: fen(figure.amount) })),
    ...{ books, counties },
  }));
}

export const keptContent = async (read: Read, version: Version): Promise<Content> =>
  (await keptContents(read, [version]))[0]!;

const KEPT = {
  name: 'final-accounts-kept',
  text: `select
      array(select json_build_object('form', f.form, 'line', f.line, 'column', f.col, 'amount', f.amount::text)
        from final_accounts_figure f
        where f.submission = v.submission and f.version = v.version order by f.place) as figures,
      array(select json_build_object('county', b.county, 'position', k.position, 'hash', encode(k.hash, 'hex'))
        from final_accounts_book k join book b on b.id = k.book
        where k.submission = v.submission and k.version = v.version order by b.county nulls first) as books,
      array(select json_build_object('county', p.county, 'version', s.part_version, 'contentHash', s.content_hash)
        from final_accounts_source s join submission p on p.id = s.part
        where s.submission = v.submission and s.version = v.version order by p.county) as counties
    from unnest($1::uuid[], $2::int[]) with ordinality v(submission, version, place)
    order by v.place`,
};
