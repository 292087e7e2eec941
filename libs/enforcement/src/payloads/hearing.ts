import {
  Actor,
  Day,
  Fen,
  File,
  Flag,
  HashList,
  Nested,
  OneOf,
  OneOfList,
  Optional,
} from '@mingjing/catalogue';
import type { FileReference } from '@mingjing/catalogue';

export const PENALTY_KINDS = ['WARNING', 'FINE', 'CONFISCATION', 'SUSPENSION', 'REVOCATION'] as const;
export type PenaltyKind = (typeof PENALTY_KINDS)[number];

export const SPEECH_FORMS = ['WRITTEN', 'ORAL', 'ELECTRONIC'] as const;
export type SpeechForm = (typeof SPEECH_FORMS)[number];

export class ProposedPenalty {
  @OneOfList(PENALTY_KINDS, { min: 1, max: 5, unique: true }) readonly kinds!: PenaltyKind[];
  @Optional() @Fen() readonly fineFen?: number;
}

/** The party learns what is intended, and of its rights (Penalty Law Arts. 44, 45, 62). */
export class NoticeGiven {
  @Nested(() => ProposedPenalty) readonly proposal!: ProposedPenalty;
  @Flag() readonly hearingRight!: boolean;
}

/** What the party says in its defence is personal; here only that it spoke, and the files. */
export class DefenceReceived {
  @OneOf(SPEECH_FORMS) readonly form!: SpeechForm;
  @Optional() @HashList({ min: 1, max: 100, unique: true }) readonly files?: string[];
}

export class HearingRequested {
  @OneOf(SPEECH_FORMS) readonly form!: SpeechForm;
}

export class HearingHeld {
  /** Presides; never an investigator of the case (Penalty Law Art. 64(4)). */
  @Actor() readonly president!: string;
  @File() readonly minutes!: FileReference;
  /** The China day on which the party was told time and place (Art. 64(2)); the day of its request where absent. */
  @Optional() @Day() readonly notified?: string;
}
