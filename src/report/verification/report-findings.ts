/** What was looked at in a report's file, and whether it held: a sentence each, Chinese and English. */
export const FindingSubject = {
  SIGNATURE: 'SIGNATURE',
  MANIFEST: 'MANIFEST',
  RECORD: 'RECORD',
  PAGES: 'PAGES',
  CONTENT: 'CONTENT',
  CHAIN: 'CHAIN',
  FIGURES: 'FIGURES',
} as const;
export type FindingSubject = keyof typeof FindingSubject;

export interface ReportFinding {
  subject: FindingSubject;
  holds: boolean;
  message: string;
}

export const finding = (subject: FindingSubject, holds: boolean, message: string): ReportFinding => ({
  subject,
  holds,
  message,
});

export const SAYS = {
  noSignature: () => '文件没有可读的签名。 The file has no signature that can be read.',
  broken: (signer: string) =>
    `签名不符：文件在签名后被改动（${signer}）。 The signature does not hold: the file was changed after ${signer} signed it.`,
  partial: () => '签名之后另有内容附加。 Something was appended after the signature.',
  signed: (signer: string) => `签名有效，覆盖全文：${signer}。 Signed by ${signer}, over the whole file.`,
  demoKey: () =>
    '签名所用为演示密钥，不能证明由谁签署。 The demo key signed it, which everybody has: it proves nothing about who did.',
  otherKey: () => '签名所用不是本系统的密钥。 It was signed by another key than this system’s.',
  noManifest: () => '文件没有本系统的清单。 The file has no manifest of this system.',
  manifest: (kind: string, at: string) => `清单：${kind}，${at} 编制。 The manifest says ${kind}, made at ${at}.`,
  notOnRecord: (id: string) =>
    `没有登记报表 ${id}，或无权查看。 No report ${id} is on record here, or not yours to see.`,
  onRecord: (title: string) => `登记在案：${title}。 On record as ${title}.`,
  sameFile: () => '与登记的文件逐字节相同。 The file is the one on record, to the byte.',
  otherFile: () => '与登记的文件不同。 The file is not the one on record.',
  page: (page: number, gone: string[], come: string[]) =>
    `第 ${page} 页金额有改动：原为 ${gone.join('、') || '（无）'}，现为 ${come.join('、') || '（无）'}。 ` +
    `Amounts on page ${page} differ: ${gone.join(', ') || 'none'} became ${come.join(', ') || 'none'}.`,
  sameContent: () => '清单与登记的内容相符。 The manifest is of the content on record.',
  otherContent: () => '清单与登记的内容不符。 The manifest is of other content than is on record.',
  headStands: (count: number) => `${count} 个链头均在链上。 All ${count} chain heads are still on their chains.`,
  headGone: (book: string, position: number) =>
    `账簿 ${book} 位置 ${position} 的链头已不在链上：账簿被改写。 The head of ${book} at ${position} is not on its chain: the book was rewritten.`,
  figuresAgree: (count: number) =>
    `${count} 个数字与账簿相符（预算、计划与报批件相符）。 ${count} figures agree with the ledger, and budgets and plans with what was signed.`,
  figure: (label: string, printed: string, ledger: string) =>
    `${label}：所印 ${printed}，账簿 ${ledger}。 ${label}: printed ${printed}, the ledger has ${ledger}.`,
} as const;
