/** The life of a settlement: DRAFT → REVIEWED → POSTED → COMPLETED. The table of moves is in the database (settlement_moves). */
export const SETTLEMENT_STATUSES = {
  DRAFT: '草案',
  REVIEWED: '已复核',
  POSTED: '已入账',
  COMPLETED: '已办结',
  RETURNED: '已退回',
  REVERSED: '已冲销',
} as const;

export type SettlementStatus = keyof typeof SETTLEMENT_STATUSES;
