/** What can be wrong with books, each said in Chinese and in English. */
export const FAULTS = {
  position: (due: number, found: number) =>
    `位置 ${due} 缺失，下一张为 ${found}。 Position ${due} is missing; ${found} follows.`,
  number: (due: number, found: number) =>
    `凭证号应为 记-${due}，实为 记-${found}。 The voucher is 记-${found} where 记-${due} is due.`,
  noEntry: () => '凭证所属分录不存在。 The voucher’s entry is not there.',
  noLines: () => '凭证没有分录行。 The voucher has no lines.',
  lineNumber: (due: number, found: number) =>
    `第 ${due} 行缺失，下一行为 ${found}。 Line ${due} is missing; ${found} follows.`,
  otherFund: () => '分录或分录行属于另一基金。 The entry or a line says another fund.',
  period: (date: string, period: string) =>
    `生效日期 ${date} 与会计期间 ${period} 不符。 The effective date ${date}, the entry’s, the voucher’s and the lines’ period (${period}) disagree.`,
  account: (no: number) =>
    `第 ${no} 行的科目与明细账户不符。 Line ${no} names an account that its ledger account is not.`,
  amount: (no: number, text: string) => `第 ${no} 行金额“${text}”无效。 Line ${no} has the amount "${text}".`,
  unbalanced: (debit: string, credit: string) =>
    `借方 ${debit}，贷方 ${credit}，不平。 Debits ${debit}, credits ${credit}.`,
  balance: (no: number, due: string, found: string) =>
    `第 ${no} 行余额应为 ${due}，实为 ${found}。 The balance after line ${no} is ${due}; it says ${found}.`,
  chain: (due: string, found: string) =>
    `链值不符：内容算得 ${due}，所记 ${found}。 The hash of what stands here is ${due}; the voucher has ${found}.`,
  otherHead: (held: string) => `与所持链头 ${held} 不符。 The head held by others is ${held}.`,
  headNotReached: (position: number) =>
    `账套未到所持链头的位置 ${position}。 The book ends before the held head’s position ${position}.`,
  noBook: () => '没有此账套。 There is no such book.',
  reversalOfNothing: (entry: string) =>
    `所冲销的分录 ${entry} 不在此账套之前。 It reverses entry ${entry}, which is not before it in this book.`,
  reversalNotMirror: (entry: string) =>
    `与所冲销的分录 ${entry} 不是借贷相反、逐行相等。 It is not the mirror image of entry ${entry}.`,
  reversalMissing: (entry: string) =>
    `分录 ${entry} 在他处已冲销，此账套未冲销。 Entry ${entry} is reversed, but not in this book.`,
  floor: (account: string, balance: string) =>
    `${account} 余额 ${balance} 为负。 The balance of ${account} is ${balance}, below zero.`,
  total: (account: string, period: number, due: string, found: string) =>
    `${account} ${period} 发生额应为 ${due}，实为 ${found}。 The totals of ${account} in ${period} are ${due}; they say ${found}.`,
  unsettled: (county: string, result: string, owed: string) =>
    `${county} 本年收支结余 ${result}，应补足 ${owed}。 The year result of ${county} is ${result}, but ${owed} is owed for it.`,
  stray: (what: string, where: string) =>
    `${what}（${where}）不属于任何凭证。 A stray ${what} (${where}) belongs to no voucher.`,
  unreadable: (line: number, why: string) =>
    `文件第 ${line} 行无法读取。 Line ${line} of the file can’t be read: ${why}.`,
  cutOff: () => '文件不完整。 The file is cut off: it has no end, or other numbers than its end says.',
  outOfPlace: (record: string) => `记录“${record}”位置不当。 A record "${record}" stands where none can be.`,
};
