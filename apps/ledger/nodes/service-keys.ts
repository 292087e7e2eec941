import { keyId, type Facts } from '@mingjing/kernel';
import { sha256, type FindKey, type Signer } from '@mingjing/writer';

/** For which a node that does not know yet what the log says is let in. Milliseconds. */
const GRACE = 60_000;

/** What the log says of a key: that it signs, or since when this node has known that it signs no more. */
type Said = 'in-force' | { readonly knownSince: number };

/**
 * The service keys that lie here, as nodes use them between themselves. While one follows another the log says
 * which of them signs, so that a node that holds both and one that holds either are understood, before the
 * change and after it; and a key that ended opens nothing any more, though this process has read its file.
 */
export class ServiceKeys {
  private readonly said = new Map<Signer, Said>();
  private facts: () => Pick<Facts, 'get'> | undefined = () => undefined;

  constructor(
    readonly held: readonly [Signer, ...Signer[]],
    private readonly find: FindKey,
    /** Milliseconds since the epoch. */
    private readonly clock: () => number,
  ) {}

  /** From now on this log is looked at; whatever throws is asked again. */
  follow(facts: () => Pick<Facts, 'get'>): void {
    this.facts = facts;
  }

  /** The newest in force; before the log is known, and where it knows none of them, the first. */
  get signing(): Signer {
    this.look();
    return this.held.findLast((signer) => this.said.get(signer) === 'in-force') ?? this.held[0];
  }

  /** By which another node may show that it is one. */
  get believed(): readonly Signer[] {
    this.look();
    return this.held.filter((signer) => {
      const said = this.said.get(signer);
      return typeof said !== 'object' || this.clock() - said.knownSince < GRACE;
    });
  }

  private look(): void {
    if (this.held.length === 1) return;
    try {
      const facts = this.facts();
      if (facts !== undefined) for (const signer of this.held) this.note(signer, facts);
    } catch {
      // Between two terms of the pen: what was known holds.
    }
  }

  private note(signer: Signer, facts: Pick<Facts, 'get'>): void {
    if (typeof this.said.get(signer) === 'object') return;
    const key = this.find(facts, keyId(sha256, signer.publicKey));
    if (key === undefined) return;
    this.said.set(signer, key.revokedAt === undefined ? 'in-force' : { knownSince: this.clock() });
  }
}
