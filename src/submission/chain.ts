/** 审批程序 of a submission: its stages for the member it is about, and how far a version has come. Pure. */
import type { ApprovalStage, Citation, CountyKind, Office, Policy, SubmissionKind } from '../policy/policy.js';
import { provisionsOf } from '../policy/policy.js';

/**
 * Who acts where the chain names a county's office and the member has none of its own: 市本级 is the city's, 省本级 the province's. For a
 * government that is who approves; who pays for it is the policy's to say (src/policy/government-office.ts).
 */
const STANDS_FOR: Readonly<Partial<Record<CountyKind, Readonly<Partial<Record<Office, Office>>>>>> = {
  CITY_OWN: {
    COUNTY_MEDICAL: 'CITY_MEDICAL',
    COUNTY_FINANCE: 'CITY_FINANCE',
    COUNTY_TAX: 'CITY_TAX',
    COUNTY_GOVERNMENT: 'CITY_GOVERNMENT',
  },
  PROVINCE_OWN: {
    COUNTY_MEDICAL: 'PROVINCE_MEDICAL',
    COUNTY_FINANCE: 'PROVINCE_FINANCE',
    COUNTY_TAX: 'PROVINCE_TAX',
    COUNTY_GOVERNMENT: 'PROVINCE_FINANCE',
  },
};

/** The office that acts for a member (null: the pool's own level) where the law names one. */
export const officeOf = (office: Office, member: CountyKind | null): Office =>
  (member && STANDS_FOR[member]?.[office]) ?? office;

export interface Chain {
  rule: string;
  citation: Citation;
  submittedBy: Office[];
  stages: ApprovalStage[];
}

const chainProvision = (policy: Pick<Policy, 'rules'>, kind: SubmissionKind) =>
  provisionsOf(policy, 'APPROVAL_CHAIN').find(({ of }) => of.includes(kind));

/** The chain that the policy lays down for a kind, with the offices of the member (null: the pool's own level); undefined where it has none. */
export function chainOf(
  policy: Pick<Policy, 'rules'>,
  kind: SubmissionKind,
  member: CountyKind | null,
): Chain | undefined {
  const found = chainProvision(policy, kind);
  if (!found) return undefined;
  const offices = (all: readonly Office[]): Office[] => [...new Set(all.map((office) => officeOf(office, member)))];
  return {
    rule: found.rule,
    citation: found.citation,
    submittedBy: offices(found.submittedBy),
    stages: found.stages.map(({ act, offices: all }) => ({ act, offices: offices(all) })),
  };
}

export interface Signature {
  version: number;
  stage: number;
  office: Office;
  person: string;
  at: string;
  contentHash: string;
}

export interface StageState extends ApprovalStage {
  /** From 1. */
  number: number;
  signatures: Signature[];
  /** The offices whose signature is missing. */
  missing: Office[];
}

/** Each stage with the signatures that count: those on the version that stands. */
export const stagesOf = (
  stages: readonly ApprovalStage[],
  signatures: readonly Signature[],
  version: number,
): StageState[] =>
  stages.map(({ act, offices }, at) => {
    const own = signatures.filter((one) => one.version === version && one.stage === at + 1);
    return {
      act,
      offices,
      number: at + 1,
      signatures: own,
      missing: offices.filter((office) => !own.some((one) => one.office === office)),
    };
  });

/** Signatures on earlier versions: they bind lines that stand no more, or stood only then. */
export const lapsedOf = (
  signatures: readonly Signature[],
  { version, contentHash }: { version: number; contentHash: string },
): (Signature & { contentChanged: boolean })[] =>
  signatures
    .filter((one) => one.version < version)
    .map((one) => ({ ...one, contentChanged: one.contentHash !== contentHash }));
