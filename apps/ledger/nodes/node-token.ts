import { createPublicKey, type KeyObject } from 'node:crypto';
import { toHex, utf8 } from '@mingjing/kernel';
import { sha256, type Signer } from '@mingjing/writer';
import { jwtVerify } from 'jose';
import { isSealed, sealAnswer, type NodeAnswer } from './answer-seal';
import type { ServiceKeys } from './service-keys';

/** What one node asks of another: the token holds for this and nothing else. */
export interface NodeRequest {
  readonly method: 'GET' | 'POST';
  /** With the query. */
  readonly path: string;
  readonly body: Uint8Array;
}

const TYPE = 'mingjing-node+jwt';
/** Seconds. Clocks of nodes agree within this, and a request does not take longer to arrive. */
const LIFE = 60;
/** DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410): the 32 key bytes follow. */
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * How nodes know one another: whoever may write holds the service key, so it signs what one node asks
 * of another, each request for itself. A JWT (EdDSA):
 *
 *   {"alg":"EdDSA","typ":"mingjing-node+jwt"}
 *   {"aud":"<origin>","exp":1767323460,"iat":1767323400,"req":"<hex SHA-256>","sub":"<name of the node>"}
 *
 * `req` is that of `POST /nodes/statements?wait=sealed`, a line feed and the body. No header says who
 * asks: a reader's rights travel in his own token or statement, never beside it.
 */
export class NodeTokens {
  private readonly keys: readonly { readonly signer: Signer; readonly key: KeyObject }[];

  constructor(
    private readonly parts: {
      readonly origin: string;
      readonly name: string;
      readonly keys: ServiceKeys;
      /** Milliseconds since the epoch. */
      readonly clock: () => number;
    },
  ) {
    this.keys = parts.keys.held.map((signer) => ({
      signer,
      key: createPublicKey({
        key: Buffer.concat([SPKI_ED25519, signer.publicKey]),
        format: 'der',
        type: 'spki',
      }),
    }));
  }

  /** The value of an Authorization header. */
  for(request: NodeRequest): string {
    const { origin, name, keys, clock } = this.parts;
    const iat = Math.floor(clock() / 1000);
    const claims = { aud: origin, exp: iat + LIFE, iat, req: digestOf(request), sub: name };
    const signed = `${part({ alg: 'EdDSA', typ: TYPE })}.${part(claims)}`;
    return `Bearer ${signed}.${Buffer.from(keys.signing.sign(utf8(signed))).toString('base64url')}`;
  }

  /** Whether the header was made for this very request by a node of this ledger. */
  async holds(authorization: string | undefined, request: NodeRequest): Promise<boolean> {
    const token = /^Bearer ([^ ]+)$/.exec(authorization ?? '')?.[1] ?? '';
    const { believed } = this.parts.keys;
    const keys = this.keys.filter(({ signer }) => believed.includes(signer));
    const checked = await Promise.all(keys.map(({ key }) => this.claimed(token, key)));
    return checked.includes(digestOf(request));
  }

  /** For what this node answers to another one that it has let in. */
  seal(answer: NodeAnswer): string {
    return sealAnswer(this.parts.keys.signing, answer);
  }

  /** Whether a node of this ledger gave this answer, and to this request. */
  isSealed(answer: NodeAnswer, seal: string | null): boolean {
    const believed = this.parts.keys.believed.map(({ publicKey }) => publicKey);
    return isSealed(believed, answer, seal);
  }

  private async claimed(token: string, key: KeyObject): Promise<unknown> {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: ['EdDSA'],
        typ: TYPE,
        audience: this.parts.origin,
        requiredClaims: ['exp', 'iat', 'sub', 'aud', 'req'],
        maxTokenAge: LIFE,
        clockTolerance: LIFE,
        currentDate: new Date(this.parts.clock()),
      });
      return payload['req'];
    } catch {
      return undefined;
    }
  }
}

function part(members: object): string {
  return Buffer.from(JSON.stringify(members)).toString('base64url');
}

function digestOf({ method, path, body }: NodeRequest): string {
  return toHex(sha256(Buffer.concat([utf8(`${method} ${path}\n`), body])));
}
