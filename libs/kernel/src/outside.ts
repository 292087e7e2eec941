import { uuidVersion } from './ids';
import { rejection, type Rejection } from './rejection';
import { LEDGER_ACTOR, type Statement } from './statement';

/** What a statement from outside may not claim: to be the ledger's own, or an id of the ledger's making. */
export function refuseWhatOnlyTheLedgerStates(statement: Statement): Rejection | undefined {
  if (statement.actor === LEDGER_ACTOR) {
    return rejection(
      'actor-reserved',
      'Nobody can state in the name of the ledger: state this in your own name.',
      { actor: statement.actor },
    );
  }
  if (statement.algorithm !== undefined) {
    return rejection(
      'algorithm-reserved',
      'Only derived and observed entries name an algorithm: leave "algorithm" out.',
    );
  }
  const version = uuidVersion(statement.id);
  if (version !== 4 && version !== 8) {
    return rejection(
      'id-version',
      'The id of a statement is a UUID of version 4, or 8 where it is taken from a file.',
      { id: statement.id },
    );
  }
  return undefined;
}
