import { rejection, under, type Policy } from '@mingjing/kernel';
import type { CorrectionRecorded } from '../payloads/corrections';
import { opensItsStream } from './single-statements';

type CorrectionPolicy = Policy<unknown, CorrectionRecorded>;

const onlyWhatIsRecordedIsCorrected: CorrectionPolicy = (_state, { data }, facts) =>
  data.targetIndex < facts.index
    ? undefined
    : rejection(
        'target-not-recorded',
        `The log has no entry ${data.targetIndex} yet: name the index of the entry that is wrong.`,
        { targetIndex: data.targetIndex },
      );

const aStatementDoesNotCorrectItself: CorrectionPolicy = (_state, { id, data }) =>
  data.target === id
    ? rejection('corrects-itself', 'A correction names another statement than itself.', { target: id })
    : undefined;

export const recordCorrection = under<unknown, CorrectionRecorded>([
  opensItsStream,
  onlyWhatIsRecordedIsCorrected,
  aStatementDoesNotCorrectItself,
]);
