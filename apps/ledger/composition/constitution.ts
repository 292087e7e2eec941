import { compilePayload } from '@mingjing/catalogue';
import { checklistContext, shippedPresets } from '@mingjing/checklist';
import { drawContext } from '@mingjing/draw';
import { refuseUnseenTask } from '@mingjing/draw/contracts';
import { enforcementContext } from '@mingjing/enforcement';
import {
  admitCapacities,
  authorise,
  enrolledKey,
  governanceContext,
  logKeysOf,
  onlyADelegateActsOnBehalf,
} from '@mingjing/governance';
import { inspectionContext } from '@mingjing/inspection';
import { Registry, refuseControlsInNames, type Gates } from '@mingjing/kernel';
import { isAcceptablePublicKey, portableVerify } from '@mingjing/log';
import { publicationContext } from '@mingjing/publication';
import { registersContext } from '@mingjing/registers';
import { accountabilityContext, anOldClaimIsApproved } from '@mingjing/accountability';
import { pooledSha256 as sha256, sha1, type Constitution, type FindKey } from '@mingjing/writer';

/** All contexts of this ledger; every part of it works from this one list. */
export const registry = new Registry([
  governanceContext({ isAcceptablePublicKey, verify: portableVerify }),
  checklistContext(shippedPresets),
  registersContext,
  drawContext,
  inspectionContext,
  enforcementContext,
  publicationContext,
  accountabilityContext(portableVerify),
]);

const gates: Gates = {
  checkPayload: (definition, data) => compilePayload(definition.payload)(data),
  authorise: (definition, statement, facts) =>
    authorise(definition, statement, facts) ?? refuseUnseenTask(statement, facts),
  admit: (definition, statement, facts) =>
    admitCapacities(definition, statement, facts) ??
    onlyADelegateActsOnBehalf(statement, facts) ??
    anOldClaimIsApproved(statement, facts) ??
    refuseControlsInNames(statement.data),
};

export const findKey: FindKey = (facts, keyId) => enrolledKey(facts, keyId);

/** What the log at hand brings to a decision besides its entries. */
export interface LogAtHand {
  /** Roots at earlier sizes; a writer gives those of its own log. */
  root?(size: number): string | undefined;
  file(sha256: string): Uint8Array | undefined;
}

/** The rules by which the ledger of that origin decides, and by which anyone replays it. */
export function constitutionOf(origin: string, log: LogAtHand): Constitution {
  return {
    registry,
    gates,
    sha1,
    logKeys: logKeysOf,
    around: {
      ledger: origin,
      sha256,
      root: (size) => log.root?.(size),
      file: (hash) => log.file(hash),
    },
  };
}
