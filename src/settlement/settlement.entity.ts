/** The tables of a settlement as MikroORM writes them; additions only, the database sees to it. */
import { defineEntity, p } from '@mikro-orm/core';
import type { Citation } from '../policy/policy.js';
import type { SettlementInputs } from './inputs.js';
import type { OutcomeView } from './outcome-view.js';
import type { SettlementStatus } from './status.js';

/** 清算: one fund year's settlement, or the correction of one. */
export const SettlementEntity = defineEntity({
  name: 'Settlement',
  tableName: 'settlement',
  properties: {
    id: p.uuid().primary(),
    fund: p.integer(),
    fiscalYear: p.integer(),
    corrects: p.uuid().nullable(),
    stands: p.boolean().default(true),
  },
});

/** What was computed, from which inputs, at which positions of the books. */
export const SettlementDraftEntity = defineEntity({
  name: 'SettlementDraft',
  tableName: 'settlement_draft',
  properties: {
    settlement: p.uuid().primary(),
    revision: p.integer().primary(),
    policy: p.string(),
    policyVersion: p.integer(),
    policyHash: p.string(),
    inputs: p.json<SettlementInputs>(),
    positions: p.json<Record<string, number>>(),
    outcome: p.json<OutcomeView>(),
    contentHash: p.string(),
    computedBy: p.string(),
  },
});

export const SettlementStepEntity = defineEntity({
  name: 'SettlementStep',
  tableName: 'settlement_step',
  properties: {
    id: p.uuid().primary(),
    settlement: p.uuid(),
    revision: p.integer(),
    county: p.string(),
    ordinal: p.integer(),
    rule: p.string(),
    source: p.string(),
    deficitClass: p.string(),
    amount: p.decimal('string'),
    drawnFrom: p.json<{ county: string | null; amount: string }[]>().nullable(),
    citation: p.json<Citation>(),
  },
});

/** One move in the settlement's life. */
export const SettlementEventEntity = defineEntity({
  name: 'SettlementEvent',
  tableName: 'settlement_event',
  properties: {
    settlement: p.uuid().primary(),
    seq: p.integer().primary(),
    status: p.string().$type<SettlementStatus>(),
    person: p.string(),
    role: p.string(),
    revision: p.integer(),
    contentHash: p.string(),
    reason: p.string().nullable(),
  },
});

/** 应付义务 under a fund year's law. */
export const ObligationEntity = defineEntity({
  name: 'Obligation',
  tableName: 'obligation',
  properties: {
    id: p.uuid().primary(),
    fund: p.integer(),
    county: p.string(),
    fiscalYear: p.integer(),
    settlement: p.uuid().nullable(),
    step: p.uuid().nullable(),
    kind: p.string(),
    payer: p.string(),
    payee: p.string(),
    amount: p.decimal('string'),
    due: p.date(),
    rule: p.string(),
    citation: p.json<Citation>(),
    drawnFrom: p.json<{ county: string | null; amount: string }[]>().nullable(),
    ownPart: p.decimal('string').nullable(),
  },
});

/** 核减: what a correction takes off an obligation. */
export const ObligationReductionEntity = defineEntity({
  name: 'ObligationReduction',
  tableName: 'obligation_reduction',
  properties: {
    id: p.uuid().primary(),
    obligation: p.uuid(),
    settlement: p.uuid(),
    step: p.uuid().nullable(),
    rule: p.string(),
    citation: p.json<Citation>(),
    amount: p.decimal('string'),
    drawnFrom: p.json<{ county: string | null; amount: string }[]>().nullable(),
    ownPart: p.decimal('string').nullable(),
  },
});

export const ObligationPaymentEntity = defineEntity({
  name: 'ObligationPayment',
  tableName: 'obligation_payment',
  properties: {
    id: p.uuid().primary(),
    obligation: p.uuid(),
    amount: p.decimal('string'),
    paidOn: p.date(),
    paidBy: p.string(),
    document: p.string(),
    entry: p.bigint('string').nullable(),
    person: p.string(),
  },
});
