import { ActorList, Flag, HashList, Id, IdList, OneOf, Optional, Text } from '@mingjing/catalogue';

export const TRANSFER_KINDS = ['DEPARTMENT', 'POLICE'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/** Opens `referral/<UUID>`; a group of at least two officers verifies (Decree 310, Art. 5). */
export class CrimeSuspected {
  @IdList({ min: 1, max: 100, unique: true }) readonly findings!: string[];
  @Optional() @Id() readonly case?: string;
  @Text(1000) readonly ground!: string;
  @ActorList({ min: 2, max: 10, unique: true }) readonly group!: string[];
}

export class ReferralApproved {
  @Optional() @Text(1000) readonly opinion?: string;
}

export class ReferralRefused {
  @Text(1000) readonly reason!: string;
}

/** To the police only after the head's approval; to another department it may open the stream. */
export class CaseTransferred {
  @Id() readonly to!: string;
  @OneOf(TRANSFER_KINDS) readonly kind!: TransferKind;
  @IdList({ min: 1, max: 100, unique: true }) readonly findings!: string[];
  @Optional() @Id() readonly case?: string;
  @HashList({ min: 1, max: 200, unique: true }) readonly materials!: string[];
}

export class ReceiptReceived {
  @Text(200) readonly receipt!: string;
}

export class TransferReturned {
  @Text(1000) readonly reason!: string;
}

/** The police file a case, or refuse; a later refusal withdraws an earlier filing. */
export class PoliceDecision {
  @Flag() readonly filed!: boolean;
  @Text(200) readonly document!: string;
}

export class ReturnedByProsecutor {
  @Text(200) readonly document!: string;
  @Optional() @Text(1000) readonly reason?: string;
}
