import type { JsonObject } from '@mingjing/kernel';
import { describeAccepting } from './accepting.conformance';
import { describeAdmitting } from './admitting.conformance';
import { describeAttesting } from './attesting.conformance';
import { describeCrashing } from './crashing.conformance';
import { describeDeriving } from './deriving.conformance';
import { describeDisclosing } from './disclosing.conformance';
import { describeGrouping } from './grouping.conformance';
import { describeLostLists } from './lost-lists.conformance';
import { describeBeginning, describeOvertaking } from './overtaking.conformance';
import { describeRefusing } from './refusing.conformance';
import { describeStarting } from './starting.conformance';
import { TestLedger } from './test-ledger';
import { describeWaiting } from './waiting.conformance';
import type { WriterPlace } from './writer-place';

/** What a writer promises, over whatever stores: with the real governance and a context of its own. */
export function describeWriter(name: string, found: () => Promise<WriterPlace>): void {
  describe(`a writer over ${name}`, () => {
    let ledgers: TestLedger[];
    const founded = async (opening: JsonObject = {}): Promise<TestLedger> => {
      const ledger = new TestLedger(await found());
      ledgers.push(ledger);
      return (await ledger.open()).found(opening);
    };
    const given = (): TestLedger => ledgers[0]!;

    beforeEach(async () => {
      ledgers = [];
      await founded();
    });
    afterEach(async () => {
      for (const ledger of ledgers) await ledger.leave();
    });

    describe('accepting', () => describeAccepting(given));
    describe('refusing', () => describeRefusing(given));
    describe('grouping', () => describeGrouping(given));
    describe('deciding while a group is flushed', () => describeOvertaking(given));
    describe('beginning', () => describeBeginning(found));
    describe('deriving', () => describeDeriving(given));
    describe('admitting', () => describeAdmitting(given));
    describe('missing a list', () => describeLostLists(given));
    describe('waiting', () => describeWaiting(given));
    describe('disclosing', () => describeDisclosing(given));
    describe('starting', () => describeStarting(given, () => founded()));
    describe('attesting', () => describeAttesting((policy) => founded({ policy })));
    describe('recording', () => describeCrashing(given));
  });
}
