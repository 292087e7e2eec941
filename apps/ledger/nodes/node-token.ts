import { createPublicKey } from 'node:crypto';
import { toHex, utf8 } from '@mingjing/kernel';
import { sha256 } from '@mingjing/writer';
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
  constructor(
    private readonly parts: {
      readonly origin: string;
      readonly name: string;
      readonly keys: ServiceKeys;
      /** Milliseconds since the epoch. */
      readonly clock: () => number;
    },
  ) {}

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
    const checked = await Promise.all(this.believed.map((key) => this.claimed(token, key)));
    return checked.includes(digestOf(request));
  }

  /** For what this node answers to another one that it has let in. */
  seal(answer: NodeAnswer): string {
    return sealAnswer(this.parts.keys.signing, answer);
  }

  /** Whether a node of this ledger gave this answer, and to this request. */
  isSealed(answer: NodeAnswer, seal: string | null): boolean {
    return isSealed(this.believed, answer, seal);
  }

  private get believed(): readonly Uint8Array[] {
    return this.parts.keys.believed.map(({ publicKey }) => publicKey);
  }

  private async claimed(token: string, publicKey: Uint8Array): Promise<unknown> {
    const spki = Buffer.concat([SPKI_ED25519, publicKey]);
    try {
      const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
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
