import { Actor, Day, HashList, Id, IdList, OneOf, Optional, Text } from '@mingjing/catalogue';

export const SERVICE_METHODS = ['IN_PERSON', 'MAIL', 'ELECTRONIC', 'NOTICE'] as const;
export type ServiceMethod = (typeof SERVICE_METHODS)[number];

/** The subject of an order or recheck is gone. */
export const GONE_REASONS = ['CLOSED', 'DEREGISTERED', 'MOVED'] as const;
export type GoneReason = (typeof GONE_REASONS)[number];

export class OrderServed {
  @OneOf(SERVICE_METHODS) readonly method!: ServiceMethod;
  @Optional() @Text(200) readonly receipt?: string;
}

export class OrderExtended {
  @Day() readonly due!: string;
  @Text(500) readonly reason!: string;
  /** The findings whose date moves; all open ones with a date unless named. */
  @Optional() @IdList({ min: 1, max: 100, unique: true }) readonly findings?: string[];
}

export class OrderWithdrawn {
  @Text(500) readonly reason!: string;
  @Actor() readonly decider!: string;
}

/** The entity says that it has corrected; evidence as SHA-256 of files. */
export class RectificationReported {
  @HashList({ min: 1, max: 100, unique: true }) readonly evidence!: string[];
}

export class RecheckWaived {
  @Id() readonly finding!: string;
  @OneOf(GONE_REASONS) readonly reason!: GoneReason;
  @HashList({ min: 1, max: 100, unique: true }) readonly proof!: string[];
}
