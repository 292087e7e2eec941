import { rejection, under, type Admission, type Policy } from '@mingjing/kernel';
import type { CorrectionRecorded } from '../payloads/corrections';
import {
  aDayIsCorrectedToADay,
  aTimeOfAnActIsAMomentThatHasCome,
  anAmountIsReadable,
  aTimeOrAmountTakesACosigner,
  refuseWhoMayNotCorrect,
  theMemberStandsAsItIsQuoted,
} from './corrected-entry';
import { opensItsStream } from './single-statements';

type CorrectionPolicy = Policy<unknown, CorrectionRecorded>;

const onlyAnEarlierEntryIsCorrected: CorrectionPolicy = (_state, { data }, facts) =>
  data.targetIndex < facts.index
    ? undefined
    : rejection(
        'target-not-recorded',
        `The log has no entry ${data.targetIndex} yet: name the index of the entry that is wrong.`,
        { targetIndex: data.targetIndex },
      );

const aStatementDoesNotCorrectItself: CorrectionPolicy = (_state, { id, data }) =>
  data.target === id
    ? rejection('corrects-itself', 'A correction must name another statement than itself.', { target: id })
    : undefined;

export const recordCorrection = under<unknown, CorrectionRecorded>([
  opensItsStream,
  onlyAnEarlierEntryIsCorrected,
  aStatementDoesNotCorrectItself,
]);

/** A new correction is held against the entry that it corrects (docs/adr/0017). */
export const admitCorrection: Admission<unknown, CorrectionRecorded> = (_state, statement, facts, named) => {
  const { target, targetIndex } = statement.data;
  const entry = named(target);
  const unentitled = refuseWhoMayNotCorrect(statement, entry?.statement, facts);
  if (unentitled !== undefined) return unentitled;
  if (entry?.index !== targetIndex) {
    return rejection(
      'target-differs',
      `Entry ${targetIndex} is not the statement ${target}: name the id and the index of the same entry.`,
      { target, targetIndex },
    );
  }
  const rules = [
    theMemberStandsAsItIsQuoted,
    aTimeOfAnActIsAMomentThatHasCome,
    anAmountIsReadable,
    aDayIsCorrectedToADay,
    aTimeOrAmountTakesACosigner,
  ];
  for (const rule of rules) {
    const broken = rule(statement, entry.statement, facts);
    if (broken !== undefined) return broken;
  }
  return undefined;
};
