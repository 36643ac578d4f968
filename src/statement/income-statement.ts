/**
 * 会社保02表 收支表 (财会〔2017〕28号), its layouts for residents and employees. Cash basis: what is received in a year is income of that year, also
 * where it settles an earlier one; carrying to net assets (结转) is neither income nor expenditure.
 */
import type { Insurance } from '../policy/policy.js';
import { line, type Part, type Row, type Selection, total } from './row.js';

const RESIDENT: readonly Row[] = [
  total(0, 'INCOME', '一、基金收入', [
    ...['PREMIUMS', 'SUBSIDIES', 'INTEREST', 'GRANTS_RECEIVED', 'REMITTANCES_RECEIVED', 'OTHER_INCOME'],
  ]),
  line(1, 'PREMIUMS', '社会保险费收入', ['4001']),
  line(1, 'SUBSIDIES', '财政补贴收入', ['4101']),
  line(1, 'INTEREST', '利息收入', ['4201']),
  line(1, 'GRANTS_RECEIVED', '上级补助收入', ['4401']),
  line(1, 'REMITTANCES_RECEIVED', '下级上解收入', ['4402']),
  // nor transfers in, which residents' budgets have there too
  line(1, 'OTHER_INCOME', '其他收入', ['4501', '4301']),
  total(0, 'EXPENDITURE', '二、基金支出', [
    ...['BENEFITS', 'CRITICAL_ILLNESS', 'REMITTED', 'GRANTED', 'OTHER_EXPENDITURE'],
  ]),
  total(1, 'BENEFITS', '社会保险待遇支出', ['INPATIENT', 'OUTPATIENT', 'OTHER_BENEFITS']),
  line(2, 'INPATIENT', '（一）住院费用支出', [{ account: '5001', detail: 'INPATIENT' }]),
  line(2, 'OUTPATIENT', '（二）门诊费用支出', [{ account: '5001', detail: 'OUTPATIENT' }]),
  // the form knows no maternity costs of residents: they are 其他费用
  line(2, 'OTHER_BENEFITS', '（三）其他费用支出', [{ account: '5001', detail: 'MATERNITY' }]),
  line(1, 'CRITICAL_ILLNESS', '大病保险支出', ['5101']),
  line(1, 'REMITTED', '上解上级支出', ['5301']),
  line(1, 'GRANTED', '补助下级支出', ['5302']),
  line(1, 'OTHER_EXPENDITURE', '其他支出', ['5401']),
  total(0, 'SURPLUS', '三、本期基金结余', { INCOME: 1, EXPENDITURE: -1 }),
];

const of = (part: Part, ...accounts: string[]): Selection[] => accounts.map((account) => ({ account, part }));
const benefit = (part: Part, detail: string): Selection[] => [{ account: '5001', detail, part }];

const EMPLOYEE: readonly Row[] = [
  total(0, 'POOLED_INCOME', '一、统筹基金收入', [
    ...['PREMIUMS', 'SUBSIDIES', 'INTEREST', 'TRANSFERS_IN', 'GRANTS_RECEIVED', 'REMITTANCES_RECEIVED', 'OTHER_INCOME'],
  ]),
  line(1, 'PREMIUMS', '社会保险费收入', of('POOLED', '4001')),
  line(1, 'SUBSIDIES', '财政补贴收入', ['4101']),
  line(1, 'INTEREST', '利息收入', of('POOLED', '4201')),
  // the form has 转移收入 with the individual accounts; what was loaded as the pooled part's is shown where it is booked
  line(1, 'TRANSFERS_IN', '转移收入', of('POOLED', '4301'), { outOfForm: true }),
  line(1, 'GRANTS_RECEIVED', '上级补助收入', of('POOLED', '4401')),
  line(1, 'REMITTANCES_RECEIVED', '下级上解收入', of('POOLED', '4402')),
  line(1, 'OTHER_INCOME', '其他收入', of('POOLED', '4501')),
  total(0, 'INDIVIDUAL_INCOME', '二、个人账户基金收入', [
    ...['INDIVIDUAL_PREMIUMS', 'INDIVIDUAL_INTEREST', 'INDIVIDUAL_TRANSFERS_IN', 'INDIVIDUAL_GRANTS_RECEIVED'],
    ...['INDIVIDUAL_REMITTANCES_RECEIVED', 'INDIVIDUAL_OTHER_INCOME'],
  ]),
  line(1, 'INDIVIDUAL_PREMIUMS', '社会保险费收入', of('INDIVIDUAL', '4001')),
  line(1, 'INDIVIDUAL_INTEREST', '利息收入', of('INDIVIDUAL', '4201')),
  line(1, 'INDIVIDUAL_TRANSFERS_IN', '转移收入', of('INDIVIDUAL', '4301')),
  line(1, 'INDIVIDUAL_GRANTS_RECEIVED', '上级补助收入', of('INDIVIDUAL', '4401')),
  line(1, 'INDIVIDUAL_REMITTANCES_RECEIVED', '下级上解收入', of('INDIVIDUAL', '4402')),
  line(1, 'INDIVIDUAL_OTHER_INCOME', '其他收入', of('INDIVIDUAL', '4501')),
  total(0, 'POOLED_EXPENDITURE', '三、统筹基金支出', [
    ...['BENEFITS', 'CRITICAL_ILLNESS', 'REMITTED', 'GRANTED', 'OTHER_EXPENDITURE'],
  ]),
  total(1, 'BENEFITS', '社会保险待遇支出', [
    ...['INPATIENT', 'SERIOUS_OUTPATIENT', 'OUTPATIENT', 'MATERNITY', 'MATERNITY_ALLOWANCE'],
  ]),
  line(2, 'INPATIENT', '住院费用支出', benefit('POOLED', 'INPATIENT')),
  line(2, 'SERIOUS_OUTPATIENT', '门诊大病费用支出', []),
  line(2, 'OUTPATIENT', '门诊统筹费用支出', benefit('POOLED', 'OUTPATIENT')),
  line(2, 'MATERNITY', '生育医疗费用支出', [{ account: '5001', detail: 'MATERNITY' }]),
  line(2, 'MATERNITY_ALLOWANCE', '生育津贴支出', []),
  line(1, 'CRITICAL_ILLNESS', '大病保险支出', ['5101']),
  line(1, 'REMITTED', '上解上级支出', of('POOLED', '5301')),
  line(1, 'GRANTED', '补助下级支出', of('POOLED', '5302')),
  line(1, 'OTHER_EXPENDITURE', '其他支出', of('POOLED', '5401')),
  total(0, 'INDIVIDUAL_EXPENDITURE', '四、个人账户基金支出', [
    ...['INDIVIDUAL_BENEFITS', 'INDIVIDUAL_TRANSFERS_OUT', 'INDIVIDUAL_REMITTED', 'INDIVIDUAL_GRANTED'],
    'INDIVIDUAL_OTHER_EXPENDITURE',
  ]),
  total(1, 'INDIVIDUAL_BENEFITS', '社会保险待遇支出', [
    ...['INDIVIDUAL_INPATIENT', 'INDIVIDUAL_OUTPATIENT', 'INDIVIDUAL_PHARMACY'],
  ]),
  line(2, 'INDIVIDUAL_INPATIENT', '住院费用支出', benefit('INDIVIDUAL', 'INPATIENT')),
  line(2, 'INDIVIDUAL_OUTPATIENT', '门诊费用支出', benefit('INDIVIDUAL', 'OUTPATIENT')),
  line(2, 'INDIVIDUAL_PHARMACY', '药店医药费用支出', []),
  line(1, 'INDIVIDUAL_TRANSFERS_OUT', '转移支出', ['5201']),
  line(1, 'INDIVIDUAL_REMITTED', '上解上级支出', of('INDIVIDUAL', '5301')),
  line(1, 'INDIVIDUAL_GRANTED', '补助下级支出', of('INDIVIDUAL', '5302')),
  line(1, 'INDIVIDUAL_OTHER_EXPENDITURE', '其他支出', of('INDIVIDUAL', '5401')),
  total(0, 'SURPLUS', '五、本期基金结余', ['POOLED_SURPLUS', 'INDIVIDUAL_SURPLUS', 'PENDING']),
  total(1, 'POOLED_SURPLUS', '统筹基金结余', { POOLED_INCOME: 1, POOLED_EXPENDITURE: -1 }),
  total(1, 'INDIVIDUAL_SURPLUS', '个人账户基金结余', { INDIVIDUAL_INCOME: 1, INDIVIDUAL_EXPENDITURE: -1 }),
  line(1, 'PENDING', '待转基金', ['4601', '4602'], { monthly: true }),
];

const LAYOUTS: Readonly<Record<Insurance, readonly Row[]>> = { RESIDENT, EMPLOYEE };

export const incomeStatementRows = (insurance: Insurance): readonly Row[] => LAYOUTS[insurance];

/** 本年收入 and 本年支出 of the form, whatever its layout. */
export const TOTALS: Readonly<Record<Insurance, { income: readonly string[]; expenditure: readonly string[] }>> = {
  RESIDENT: { income: ['INCOME'], expenditure: ['EXPENDITURE'] },
  EMPLOYEE: {
    income: ['POOLED_INCOME', 'INDIVIDUAL_INCOME'],
    expenditure: ['POOLED_EXPENDITURE', 'INDIVIDUAL_EXPENDITURE'],
  },
};
