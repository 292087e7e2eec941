import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicTranscript, publishedHashes, type Transcript } from '@mingjing/draw';
import { verifyInTenMinutes, type TranscriptFile } from '@mingjing/draw/verifier';
import { sha256 } from '@mingjing/writer';
import { drawVerify } from '../../cli/commands/draw-verify';
import type { Outcome } from './attack';
import { exposedIf, type Stage } from './stage';

interface DrawPage {
  readonly published?: { readonly transcript: string; readonly publicTranscript?: string };
}

/** What a stranger holds of a published draw, as files in the demo's folder. */
export interface StrangersFiles {
  /** The transcript that everybody is given, and the one with officers. */
  readonly public: string;
  readonly full: string;
  readonly bundle: string;
  /** The log's verifier key, as text. */
  readonly logKey: string;
  /** Careful forgeries of the public transcript. */
  readonly forged: readonly string[];
}

/** A stranger who is handed transcripts: he has our verifiers, the log's key, and the public's own view of the draw. */
export class StrangersDesk {
  private readonly forged: string[] = [];

  private constructor(
    private readonly folder: string,
    private readonly held: Omit<StrangersFiles, 'forged'>,
    private readonly published: NonNullable<DrawPage['published']>,
  ) {}

  get files(): StrangersFiles {
    return { ...this.held, forged: this.forged };
  }

  /** Throws where the honest transcript does not hold: then nothing that he finds would mean anything. */
  static async of(stage: Stage, honest: Transcript): Promise<StrangersDesk> {
    const { folder, logKey } = stage;
    const path = (name: string): string => join(folder, name);
    const files = {
      ...{ public: path('transcript.json'), full: path('transcript-full.json') },
      ...{ bundle: path('draw.mingjing-bundle'), logKey },
    };
    write(files.public, publicTranscript(honest));
    write(files.full, honest);
    writeFileSync(files.bundle, await stage.bundleOf(honest.drawId));
    const { published } = await stage.publicly<DrawPage>(`draws/${honest.drawId}`);
    if (published === undefined) throw new Error('The draw is not published');
    for (const file of [files.public, files.full]) {
      const verdict = said(file, files);
      if (!verdict.startsWith('OK')) throw new Error(`${file}: ${verdict}`);
    }
    return new StrangersDesk(folder, files, published);
  }

  /** A careless forgery, which contradicts itself. */
  recomputes(forged: object): Outcome {
    const verdict = verifyInTenMinutes(forged as TranscriptFile, sha256);
    if (verdict.startsWith('OK')) return { kind: 'SUCCEEDED' };
    return { kind: 'EXPOSED', by: 'draw verify', reason: verdict };
  }

  /** A careful one, which recomputes: it is left in the folder, to be held against the signed events. */
  holdsAgainstTheLog(name: string, forged: Transcript): Outcome {
    const path = join(this.folder, name);
    this.forged.push(path);
    write(path, publicTranscript(forged));
    const alone = said(path);
    if (!alone.startsWith('OK')) throw new Error(`${name} is a careless forgery: ${alone}`);
    const held = said(path, this.held);
    if (held.startsWith('OK')) return { kind: 'SUCCEEDED' };
    const reason = `alone it is ${alone}, since it agrees with itself; ${held}`;
    return { kind: 'EXPOSED', by: 'draw verify --bundle', reason };
  }

  /** The same, held against the hashes that the bureau published of both its forms. */
  isPublished(forged: Transcript): Outcome {
    const { transcript, publicTranscript: open = '' } = this.published;
    const its = publishedHashes(forged, sha256);
    const isOther = its.transcript !== transcript && its.publicTranscript !== open;
    const reason = `its hashes are ${short(its.transcript)} and ${short(its.publicTranscript)}; published were ${short(transcript)} and ${short(open)}`;
    return exposedIf(isOther, 'DrawPublished', reason);
  }
}

function write(path: string, transcript: object): void {
  writeFileSync(path, `${JSON.stringify(transcript)}\n`);
}

/** The last line of `mingjing draw verify`. */
function said(path: string, beside?: Pick<StrangersFiles, 'bundle' | 'logKey'>): string {
  const lines: string[] = [];
  const command = {
    isPublic: false,
    ...(beside && { bundle: beside.bundle, logKey: beside.logKey }),
  };
  drawVerify(path, command, {
    out: (line) => lines.push(line),
    err: () => undefined,
    clock: () => 0,
    random: (count) => new Uint8Array(count),
  });
  return lines.at(-1) ?? '';
}

function short(hash: string): string {
  return `${hash.slice(0, 12)}…`;
}
