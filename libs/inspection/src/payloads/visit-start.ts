import { Actor, ActorList, Flag, Id, Optional, Text, Whole } from '@mingjing/catalogue';

/** The head or deputy approves a visit to an enterprise (凡检查必审批, rule T-29). */
export class InspectionApproved {
  /** Given after an urgent visit had begun: shown as such for ever. */
  @Optional() @Flag() readonly urgent?: boolean;
  /** Who approved by word of mouth, where another person states it. */
  @Optional() @Actor() readonly approver?: string;
}

/** The entity is told that it will be inspected (凡检查必通知, rule T-29): from then on its side is unblinded. */
export class InspectionNotified {
  /** Visits of any department in this year, this one included, as the entity was told. */
  @Whole(0, 10_000) readonly visitsThisYear!: number;
  /** That the entity was told its rights: never false. */
  @Flag() readonly rights!: boolean;
  /** How it was told: by post, in person, by message. */
  @Text(100) readonly channel!: string;
}

/** Lead and second enter. Stated by the lead, cosigned by the second (Penalty Law Art. 42). */
export class InspectionStarted {
  @Id() readonly checklist!: string;
  @Whole(1, 100_000) readonly checklistVersion!: number;
  /** Class of the place, such as `registered premises`; never the address of a person. */
  @Optional() @Text(200) readonly place?: string;
  /** Without approval beforehand: the approval must follow and is shown as late. */
  @Optional() @Flag() readonly urgent?: boolean;
}

/** Both officers showed their certificates (Penalty Law Art. 55, rule T-30). */
export class CertificateShown {
  @ActorList({ min: 2, max: 2, unique: true }) readonly officers!: readonly string[];
}
