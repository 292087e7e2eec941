import type { WitnessState } from '@mingjing/witness';
import type { OpenLedger } from '../composition/open-ledger';

/** What the service says of itself; of two ways to ask it is the one answer. */
export interface Readiness {
  readonly ready: boolean;
  readonly takesStatements: boolean;
  readonly size: number;
  readonly views: number;
  readonly halted: readonly string[];
  /** Why nothing is recorded yet: too few witnesses have said that they know no newer log. */
  readonly heldBack?: string;
  /** Size of the newest checkpoint that the quorum of witnesses has cosigned. */
  readonly witnessed?: number;
  readonly witnesses?: readonly WitnessState[];
  /** As one of several machines. */
  readonly node?: NodeReadiness;
}

export interface NodeReadiness {
  readonly name: string;
  readonly role: 'writing' | 'following';
  /** Of the newest term, as this node knows it. */
  readonly term?: number;
  readonly writer?: string;
  /** Entries that the engine has and this node has not. */
  readonly lag: number;
  /** Entries of the log of terms that no node of this ledger has signed: somebody tampers with the engine. */
  readonly foreignTerms: number;
  /** Whole seconds since it took an entry, or found that there is none to be taken. */
  readonly sinceProgress: number;
}

/** Entries by which views may lag and still be called current. */
const MAX_LAG = 5_000;
/** Entries, and seconds, by which a node may be behind the engine and still be called caught up. */
const MAX_BEHIND = 1_000;
const MAX_SILENCE = 30;

export function readinessOf(ledger: OpenLedger): Readiness {
  const { writer, follower, witnesses, node } = ledger;
  const heldBack = ledger.heldBack();
  const takesStatements = writer.isSound && heldBack === undefined;
  const halted = [...follower.faults().values()].map(({ message }) => message);
  const { size } = writer.sealed;
  // Where every view has halted the follower waits for none of them.
  const views = Math.min(follower.size(), size);
  const isCurrent = halted.length === 0 && size - views <= MAX_LAG;
  return {
    ...{ ready: takesStatements && isCurrent && isAmongThem(node), takesStatements, size, views, halted },
    ...(heldBack === undefined ? {} : { heldBack: heldBack.reason }),
    // A witness that is away is said, and stops nothing: what is sealed stands.
    ...(witnesses === undefined
      ? {}
      : { witnessed: witnesses.witnessed?.size ?? 0, witnesses: witnesses.states() }),
    ...(node === undefined ? {} : { node: stateOf(node) }),
  };
}

/** One of several machines is asked nothing before it has caught up, and nothing more once it is about to stop. */
function isAmongThem(at: OpenLedger['node']): boolean {
  if (at === undefined) return true;
  const { lag, sinceProgress } = at.node.state;
  return !at.node.isLeaving && at.node.sealed.size > 0 && lag <= MAX_BEHIND && sinceProgress <= MAX_SILENCE;
}

function stateOf({ node }: NonNullable<OpenLedger['node']>): NodeReadiness {
  const { name, role, term, writer, lag, foreignTerms, sinceProgress } = node.state;
  return {
    ...{ name, role, lag, foreignTerms, sinceProgress: Math.floor(sinceProgress) },
    ...(term === undefined ? {} : { term }),
    ...(writer === undefined ? {} : { writer }),
  };
}
