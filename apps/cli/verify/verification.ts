import { LEDGER_ACTOR, OBSERVED, equalBytes, rejection, toHex, type NamedLogKey } from '@mingjing/kernel';
import {
  TILE_WIDTH,
  entryBundles,
  formatTilePath,
  leafHash,
  type EntryBundle,
  type HashTile,
} from '@mingjing/log';
import { Replay, SpilledIndex, ToldWorld, pooledSha256 as sha256 } from '@mingjing/writer';
import { readAhead } from '../log/read-ahead';
import type { LogSource } from '../log/log-source';
import { TileSpool } from '../log/tile-spool';
import { bundleOf, comesFirst, earlierOf, entriesBefore, indexOf } from './first-fault';
import { NamedFilesCheck, type FileFault, type FilesOfBundle } from './named-files-check';
import type { ClaimedLog } from './open-signed-log';
import { contradiction } from './seen-before';
import { settleTrust, type SignedLog } from './settle-trust';
import { SignatureDesk } from './signature-desk';
import { TileComparison } from './tile-comparison';
import { FaultFound, idIn, pathOfList, type LogFault, type LogSummary } from './verdict';
import type { VerifyOptions } from './verify-options';

/** Bundles that are loaded before they are needed. */
const AHEAD = 2;

interface Loaded {
  readonly bundle: EntryBundle;
  readonly entries: readonly Uint8Array[];
  readonly files: FilesOfBundle;
}

/** One reading of a log from its first entry to its last. */
export class Verification {
  private readonly spool: TileSpool;
  private readonly tiles: TileComparison;
  private readonly files: NamedFilesCheck;
  private readonly signatures: SignatureDesk;
  private readonly index: SpilledIndex;
  private readonly replay: Replay;
  private readonly world: ToldWorld;
  private readonly logKeys: () => readonly NamedLogKey[];
  private readonly finished: (readonly [tile: HashTile, bytes: Uint8Array])[] = [];
  private readonly counts = { derived: 0, filesHashed: 0, filesAbsent: 0 };

  constructor(
    private readonly source: LogSource,
    private readonly options: VerifyOptions,
    private readonly claimed: ClaimedLog,
  ) {
    const { origin, size, root } = claimed;
    this.spool = new TileSpool(sha256, options.temporary, (tile, bytes) => this.finished.push([tile, bytes]));
    this.tiles = new TileComparison(sha256, source, { size, root });
    this.signatures = new SignatureDesk(options.verifier);
    const ledger = options.constitution(origin, {
      root: (at) => (at <= this.spool.size ? toHex(this.spool.root(at)) : undefined),
      file: (hash) => source.fileNow(hash),
    });
    this.files = new NamedFilesCheck(source, ledger.registry, options.requireFiles === true);
    this.index = new SpilledIndex(options.temporary);
    this.world = new ToldWorld(ledger.registry, this.index, SpilledIndex.memory);
    this.replay = new Replay(ledger, options.findKey, this.world);
    this.logKeys = () => ledger.logKeys(this.world);
  }

  /** Throws FaultFound with the first thing that does not hold. */
  async all(): Promise<LogSummary> {
    try {
      await this.read();
      const signed = settleTrust(this.claimed, this.logKeys(), this.options);
      this.demandGrowth(signed);
      return this.summary(signed);
    } catch (error) {
      if (!(error instanceof FaultFound)) throw error;
      throw await this.earliest(error);
    }
  }

  close(): void {
    this.spool.close();
    this.index.close();
  }

  private async read(): Promise<void> {
    const { size } = this.claimed;
    const load = (bundle: EntryBundle): Promise<Loaded> => this.load(bundle);
    for await (const loaded of readAhead(entryBundles(size), load, AHEAD)) {
      await this.take(loaded);
      this.options.onProgress?.(this.replay.index, size);
    }
    const missing = this.replay.missing();
    if (missing !== undefined) throw new FaultFound(missing);
    await this.signatures.settle();
    if (this.signatures.fault !== undefined) throw new FaultFound(this.signatures.fault);
    this.demandRoot();
  }

  private async load(bundle: EntryBundle): Promise<Loaded> {
    const entries = await this.source.entries(bundle);
    if (!entries.ok) {
      const entry = Number(entries.rejection.facts['entry'] ?? 0);
      throw new FaultFound({
        index: indexOf(bundle, entry),
        path: formatTilePath(bundle),
        rejection: entries.rejection,
      });
    }
    return { bundle, entries: entries.value, files: await this.files.of(entries.value) };
  }

  private async take({ bundle, entries, files }: Loaded): Promise<void> {
    for (const bytes of entries) this.spool.append(leafHash(sha256, bytes));
    if (this.spool.size === this.claimed.size) this.spool.finish();
    // Bytes that are not those that were hashed are not worth reading.
    const unlike = await this.unlikeTiles();
    this.counts.filesHashed += files.hashed;
    this.counts.filesAbsent += files.absent;
    const inFile = files.fault === undefined ? undefined : faultOfFile(bundle, files.fault);
    const stop = earlierOf(unlike, inFile);
    for (const bytes of entries.slice(0, entriesBefore(stop, bundle))) this.takeEntry(bytes);
    if (stop !== undefined) throw new FaultFound(stop);
    await this.signatures.room();
    if (this.signatures.fault !== undefined) throw new FaultFound(this.signatures.fault);
  }

  private takeEntry(bytes: Uint8Array): void {
    const { index } = this.replay;
    const outcome = this.replay.next(bytes);
    if ('rejection' in outcome) throw new FaultFound({ ...pathOfList(outcome.rejection), ...outcome });
    this.signatures.add(index, outcome);
    const { actor, algorithm } = outcome.statement;
    if (actor === LEDGER_ACTOR && algorithm !== OBSERVED) this.counts.derived++;
  }

  private async unlikeTiles(): Promise<LogFault | undefined> {
    for (const [tile, bytes] of this.finished.splice(0)) {
      const fault = await this.tiles.fault(tile, bytes);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  /** Signatures are judged while later entries are read: one that fails earlier in the log comes first. */
  private async earliest(found: FaultFound): Promise<FaultFound> {
    await this.signatures.settle();
    const signature = this.signatures.fault;
    const first = signature !== undefined && comesFirst(signature, found.fault) ? signature : found.fault;
    return new FaultFound(await this.named(first));
  }

  /** With the statement's id, and the bundle that the entry stands in. */
  private async named(fault: LogFault): Promise<LogFault> {
    if (fault.index === undefined) return fault;
    const bundle = bundleOf(this.claimed.size, fault.index);
    const entries = await this.source.entries(bundle);
    const bytes = entries.ok ? entries.value[fault.index % TILE_WIDTH] : undefined;
    const id = bytes === undefined ? undefined : idIn(bytes);
    return { path: formatTilePath(bundle), ...fault, ...(id === undefined ? {} : { id }) };
  }

  private demandRoot(): void {
    const { root, size } = this.claimed;
    const computed = this.spool.root(size);
    if (equalBytes(computed, root)) return;
    const facts = { signed: toHex(root), found: toHex(computed) };
    const reason = `The ${size} entries hash to ${facts.found}, the signed checkpoint says ${facts.signed}: these are not the entries that were signed.`;
    throw new FaultFound({ path: 'checkpoint', rejection: rejection('root-differs', reason, facts) });
  }

  private demandGrowth({ seenBefore, checkpoint }: SignedLog): void {
    for (const seen of seenBefore) {
      const fault = contradiction(seen, checkpoint.size, (at) => this.spool.root(at));
      if (fault !== undefined) throw new FaultFound({ path: 'checkpoint', rejection: fault });
    }
  }

  private summary({ checkpoint, seenBefore }: SignedLog): LogSummary {
    const { origin, size, root, witnessed } = checkpoint;
    const { policy, logKey } = this.options;
    const grownFrom = Math.max(...seenBefore.map((seen) => seen.size));
    return {
      ...{ origin, size, root: toHex(root), logKey: this.claimed.logKey, logKeys: this.logKeys() },
      ...(logKey === undefined ? {} : { givenLogKey: logKey }),
      ...(policy === undefined ? {} : { witnessed }),
      ...(seenBefore.length === 0 ? {} : { grownFrom }),
      signatures: this.signatures.signatures,
      secondOpinions: this.signatures.secondOpinions,
      ...this.counts,
    };
  }
}

function faultOfFile(bundle: EntryBundle, { entry, file, rejection: why }: FileFault): LogFault {
  return { index: indexOf(bundle, entry), path: `files/${file}`, rejection: why };
}
