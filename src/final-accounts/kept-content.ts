/** What a version of final accounts has in the tables: what its hash is taken over. */
import type { Read } from '../database/read.js';
import { fen } from '../money.js';
import type { SubmissionState } from '../submission/submission.js';
import type { Content, FinalFigure } from './figures.js';

export async function keptContent(
  read: Read,
  { id, version }: Pick<SubmissionState, 'id' | 'version'>,
): Promise<Content> {
  const [figures, books, counties] = [
    await read<Omit<FinalFigure, 'amount'> & { amount: string }>(FIGURES, [id, version]),
    await read<Content['books'][number]>(BOOKS, [id, version]),
    await read<Content['counties'][number]>(SOURCES, [id, version]),
  ];
  return { figures: figures.map((figure) => ({ ...figure, amount: fen(figure.amount) })), books, counties };
}

const FIGURES = {
  name: 'final-accounts-figures',
  text: `select form, line, col as column, amount::text from final_accounts_figure where submission = $1 and version = $2 order by place`,
};
const BOOKS = {
  name: 'final-accounts-books',
  text: `select b.county, k.position, encode(k.hash, 'hex') as hash from final_accounts_book k join book b on b.id = k.book
    where k.submission = $1 and k.version = $2 order by b.county nulls first`,
};
const SOURCES = {
  name: 'final-accounts-sources',
  text: `select p.county, s.part_version as version, s.content_hash as "contentHash"
    from final_accounts_source s join submission p on p.id = s.part
    where s.submission = $1 and s.version = $2 order by p.county`,
};
