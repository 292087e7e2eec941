import { fromBase64, fromUtf8, isJsonObject, toBase64, utf8 } from '@mingjing/kernel';
import { nativeVerify, type Signer } from '@mingjing/writer';

/** Who may write, where it serves, and which of its lives this is. */
export interface Candidate {
  readonly node: string;
  /** Where it serves. */
  readonly url: string;
  /** Another one for every process: two that bear one name are told apart by it. */
  readonly instance: string;
}

/** Who writes since when: entry `number` of the log of terms. */
export interface Term extends Candidate {
  readonly number: number;
}

/** Whose terms count: those of one ledger, under a service key that lies here. */
export interface TermKeys {
  readonly origin: string;
  readonly held: readonly Pick<Signer, 'publicKey'>[];
  /** By which the next term is signed: one that every other node holds too. */
  readonly signing: () => Pick<Signer, 'sign'>;
}

/**
 * The bytes of one term, JSON in UTF-8:
 *
 *   {"instance":"…","node":"one","signature":"<base64, 64 bytes>","url":"https://one.example:3000"}
 *
 * The service key signs (Ed25519) what follows, with a line feed between the two lines and none at the end:
 *
 *   mingjing-term
 *   {"instance":"…","node":"one","number":7,"origin":"<origin of the ledger>","url":"https://one.example:3000"}
 *
 * So whoever writes into the engine chooses nobody, and no term stands for another ledger or place.
 */
export function writeTerm({ origin, signing }: Pick<TermKeys, 'origin' | 'signing'>, term: Term): Uint8Array {
  const { instance, node, url } = term;
  const signature = toBase64(signing().sign(signedText(origin, term)));
  return utf8(JSON.stringify({ instance, node, signature, url }));
}

/** Undefined where it is none that a node of this ledger has signed for this place. */
export function readTerm(keys: TermKeys, number: number, bytes: Uint8Array): Term | undefined {
  const said = membersOf(bytes);
  if (said === undefined) return undefined;
  const { signature, ...candidate } = said;
  const term = { number, ...candidate };
  const message = signedText(keys.origin, term);
  const bytesSigned = fromBase64(signature, 64);
  if (bytesSigned === null) return undefined;
  const holds = keys.held.some(({ publicKey }) => nativeVerify(publicKey, message, bytesSigned));
  return holds ? term : undefined;
}

function signedText(origin: string, { instance, node, number, url }: Term): Uint8Array {
  return utf8(`mingjing-term\n${JSON.stringify({ instance, node, number, origin, url })}`);
}

function membersOf(bytes: Uint8Array): (Candidate & { readonly signature: string }) | undefined {
  try {
    const said: unknown = JSON.parse(fromUtf8(bytes));
    if (!isJsonObject(said)) return undefined;
    const { instance, node, signature, url } = said;
    const members = { instance, node, signature, url };
    return Object.values(members).every((member) => typeof member === 'string')
      ? (members as Candidate & { readonly signature: string })
      : undefined;
  } catch {
    return undefined;
  }
}
