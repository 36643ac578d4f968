/** 校验报表: takes a file and says what of it still holds: its signature, its place in the records, the chains, every figure that the ledger has. */
import { createHash } from 'node:crypto';
import { type Manifest, manifestIn } from '../../../reports/manifest.js';
import { DEMO_FINGERPRINT } from '../../../reports/signing-key.js';
import { hashOf } from '../../canonical.js';
import type { Read } from '../../database/read.js';
import { fen, yuan } from '../../money.js';
import type { ReportContent } from '../content.js';
import type { FigureContent } from '../figure.js';
import { isUuid } from '../../uuid.js';
import { type PdfSignature, signatureOf } from './pdf-signature.js';
import { changedPages } from './printed-amounts.js';
import { finding, type ReportFinding, SAYS } from './report-findings.js';

export interface ReportVerification {
  /** Everything that was looked at held. */
  holds: boolean;
  signature: (PdfSignature & { demoKey: boolean }) | null;
  manifest: Manifest | null;
  findings: ReportFinding[];
}

interface RecordedReport {
  pool: string;
  county: string | null;
  title: string;
  content: ReportContent;
  sha256: string | null;
  pdf: Buffer | null;
}

/**
 * @param own fingerprint of the key that signs here; null where only the file's own claim counts.
 * @param maySee whether the caller may see a report of this place; of one that it may not, nothing is told.
 */
export async function verifyReport(
  read: Read,
  pdf: Buffer,
  own: string | null,
  maySee: (place: { pool: string; county: string | null }) => boolean,
): Promise<ReportVerification> {
  const signature = signatureOf(pdf);
  const manifest = manifestIn(pdf);
  const findings = [...signatureFindings(signature, own)];
  if (!manifest) findings.push(finding('MANIFEST', false, SAYS.noManifest()));
  else {
    findings.push(finding('MANIFEST', true, SAYS.manifest(manifest.kind, manifest.madeAt)));
    const report = await recorded(read, manifest.report);
    findings.push(
      ...(report && maySee(report)
        ? [...(await againstRecord(pdf, manifest, report)), ...(await againstLedger(read, manifest, report))]
        : [finding('RECORD', false, SAYS.notOnRecord(manifest.report))]),
    );
  }
  return {
    holds: findings.every(({ holds }) => holds),
    signature: signature ? { ...signature, demoKey: signature.fingerprint === DEMO_FINGERPRINT } : null,
    manifest: manifest ?? null,
    findings,
  };
}

function signatureFindings(signature: PdfSignature | undefined, own: string | null): ReportFinding[] {
  if (!signature) return [finding('SIGNATURE', false, SAYS.noSignature())];
  const { valid, wholeFile, signer, fingerprint } = signature;
  if (!valid) return [finding('SIGNATURE', false, SAYS.broken(signer))];
  return [
    wholeFile ? finding('SIGNATURE', true, SAYS.signed(signer)) : finding('SIGNATURE', false, SAYS.partial()),
    ...(fingerprint === DEMO_FINGERPRINT ? [finding('SIGNATURE', true, SAYS.demoKey())] : []),
    ...(own !== null && fingerprint !== own ? [finding('SIGNATURE', false, SAYS.otherKey())] : []),
  ];
}

async function recorded(read: Read, id: string): Promise<RecordedReport | undefined> {
  if (!isUuid(id)) return undefined;
  const [row] = await read<RecordedReport>(
    { name: 'report-to-verify', text: 'select pool, county, title, content, sha256, pdf from report where id = $1' },
    [id],
  );
  return row;
}

async function againstRecord(
  pdf: Buffer,
  manifest: Manifest,
  { title, content, sha256, pdf: original }: RecordedReport,
): Promise<ReportFinding[]> {
  const same = createHash('sha256').update(pdf).digest('hex') === sha256;
  const sameContent = hashOf(content) === manifest.content;
  const pages = same || !original ? [] : await changedPages(original, pdf);
  return [
    finding('RECORD', true, SAYS.onRecord(title)),
    finding('RECORD', same, same ? SAYS.sameFile() : SAYS.otherFile()),
    ...pages.map(({ page, gone, come }) => finding('PAGES', false, SAYS.page(page, gone, come))),
    finding('CONTENT', sameContent, sameContent ? SAYS.sameContent() : SAYS.otherContent()),
  ];
}

async function againstLedger(read: Read, { heads }: Manifest, { content }: RecordedReport): Promise<ReportFinding[]> {
  const gone = await headsGone(read, heads);
  const figures = content.figures ?? []; // reports asked for before figures were kept have none
  const wrong = await figuresThatDiffer(read, figures);
  return [
    ...gone.map(({ book, position }) => finding('CHAIN', false, SAYS.headGone(book, position))),
    ...(gone.length === 0 ? [finding('CHAIN', true, SAYS.headStands(heads.length))] : []),
    ...wrong.map(({ label, amount, ledger }) => finding('FIGURES', false, SAYS.figure(label, amount, ledger))),
    ...(wrong.length === 0 ? [finding('FIGURES', true, SAYS.figuresAgree(figures.length))] : []),
  ];
}

const HEAD = /^(.+)@(\d+):([0-9a-f]{64})$/;

async function headsGone(read: Read, heads: readonly string[]): Promise<{ book: string; position: number }[]> {
  const held = heads.map((head) => {
    const [, book = head, position = '0', hash = ''] = HEAD.exec(head) ?? [];
    return { book, position: Number(position), hash };
  });
  return read(
    {
      name: 'chain-heads-gone',
      text: `select h.book, h.position
        from jsonb_to_recordset($1::jsonb) h(book text, position int, hash text)
        where not exists (
          select from book b join fund f on f.id = b.fund join voucher v on v.book = b.id and v.position = h.position
          where concat_ws('/', f.pool, f.insurance, coalesce(b.county, 'POOL')) = h.book and encode(v.hash, 'hex') = h.hash)`,
    },
    [JSON.stringify(held)],
  );
}

/** Adds every figure up again, from the journal's lines and from those of what was submitted, in a statement each. */
async function figuresThatDiffer(
  read: Read,
  figures: readonly FigureContent[],
): Promise<{ label: string; amount: string; ledger: string }[]> {
  const booked = figures.flatMap((figure, no) =>
    'lines' in figure
      ? [figure.lines].flat().map(({ periods, ...lines }) => ({
          ...{ ...lines, no },
          ...{ since: periods?.[0] ?? 0, until: periods?.[1] ?? 999_999 },
        }))
      : [],
  );
  const submitted = figures.flatMap((figure, no) =>
    'submitted' in figure ? figure.submitted.map((lines) => ({ ...lines, no })) : [],
  );
  const found = await Promise.all([
    booked.length > 0 ? read<Found>(FROM_THE_LEDGER, [JSON.stringify(booked)]) : [],
    submitted.length > 0 ? read<Found>(FROM_SUBMISSIONS, [JSON.stringify(submitted)]) : [],
  ]);
  const amounts = new Map(found.flat().map(({ no, amount }) => [no, amount]));
  return figures.flatMap(({ label, amount }, no) => {
    const ledger = fen(amounts.get(no) ?? '0.00');
    return ledger === fen(amount) ? [] : [{ label, amount, ledger: yuan(ledger) }];
  });
}

interface Found {
  no: number;
  amount: string;
}

/** Lines are booked in pairs (`move` in ledger/entry.ts): what is carried stands against net assets, income or expenditure. */
const FROM_THE_LEDGER = {
  name: 'figures-from-the-ledger',
  text: `select q.no, coalesce(sum(case when l.side = q.side then l.amount else -l.amount end), 0)::numeric(24, 2)::text as amount
    from jsonb_to_recordset($1::jsonb) q(no int, book text, accounts jsonb, side text, "upTo" int, since int, until int,
      "ownYear" boolean, flow boolean, bank text, step uuid, kind text, subject uuid)
    join fund f on f.pool = split_part(q.book, '/', 1) and f.insurance = split_part(q.book, '/', 2)
    join book b on b.fund = f.id and b.county is not distinct from nullif(split_part(q.book, '/', 3), 'POOL')
    join ledger_account a on a.book = b.id and (q.accounts ? a.account or q.accounts ? concat_ws('/', a.account, a.detail))
      and a.part is distinct from 'INDIVIDUAL' and (q."ownYear" is not true or a.fund_year is null)
      and (q.bank is null or exists (select from bank_account k where k.id = a.bank_account and k.kind = q.bank))
    join journal_line l on l.ledger_account = a.id and l.period between q.since and q.until and (q.step is null or l.step = q.step)
      and (q.flow is not true or exists (select from journal_line o
        where o.book = l.book and o.entry = l.entry and o.line_no = ((l.line_no - 1) # 1) + 1 and o.account < '3'))
    join voucher v on v.book = l.book and v.entry = l.entry and v.position <= q."upTo"
    join journal_entry e on e.id = l.entry and (q.subject is null or e.subject = q.subject)
    left join journal_entry taken_back on taken_back.id = e.reverses
    where q.kind is null or coalesce(taken_back.kind, e.kind) = q.kind
    group by q.no`,
};

const FROM_SUBMISSIONS = {
  name: 'figures-from-submissions',
  text: `select q.no, sum(case when q.off then -l.amount else l.amount end)::numeric(24, 2)::text as amount
    from jsonb_to_recordset($1::jsonb) q(no int, submission uuid, version int, lines jsonb, off boolean)
    join lateral (
      select line, amount from budget_line where submission = q.submission and version = q.version
      union all
      select line, amount from budget_adjustment_line where submission = q.submission and version = q.version
      union all
      select item, amount from fund_use_plan_line where submission = q.submission and version = q.version) l on q.lines ? l.line
    group by q.no`,
};
