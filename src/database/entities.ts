/** Every entity that MikroORM writes. */
import {
  ObligationEntity,
  ObligationPaymentEntity,
  SettlementDraftEntity,
  SettlementEntity,
  SettlementEventEntity,
  SettlementStepEntity,
} from '../settlement/settlement.entity.js';

export const entities = [
  SettlementEntity,
  SettlementDraftEntity,
  SettlementStepEntity,
  SettlementEventEntity,
  ObligationEntity,
  ObligationPaymentEntity,
];
