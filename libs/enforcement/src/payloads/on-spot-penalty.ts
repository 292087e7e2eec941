import { Fen, IdList, OneOf, OneOfList, Optional, Text } from '@mingjing/catalogue';
import { PENALTY_KINDS, type PenaltyKind } from './hearing';

export const ON_SPOT_PARTIES = ['CITIZEN', 'ORGANISATION'] as const;
export type OnSpotParty = (typeof ON_SPOT_PARTIES)[number];

/** Simple procedure (Penalty Law Arts. 51–53): decided and handed over on the spot. Opens `case/<UUID>`. */
export class OnSpotPenaltyImposed {
  @Text(80) readonly number!: string;
  @IdList({ min: 1, max: 100, unique: true }) readonly findings!: string[];
  @OneOfList(PENALTY_KINDS, { min: 1, max: 5, unique: true }) readonly kinds!: PenaltyKind[];
  @Optional() @Fen() readonly fineFen?: number;
  @OneOf(ON_SPOT_PARTIES) readonly party!: OnSpotParty;
}

export class OnSpotPenaltyReported {
  @Text(200) readonly receipt!: string;
}
