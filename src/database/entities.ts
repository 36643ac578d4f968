/** Every entity that MikroORM writes. */
import {
  ObligationEntity,
  ObligationPaymentEntity,
  ObligationReductionEntity,
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
  ObligationReductionEntity,
  ObligationPaymentEntity,
];
