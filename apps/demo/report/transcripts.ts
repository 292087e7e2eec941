import { verifyTranscript } from '@mingjing/draw';
import { underBar, type Terminal } from '../../cli/progress';
import { sha256 } from '@mingjing/writer';
import type { HttpLedger } from '../player/http-ledger';

export interface TranscriptCheck {
  readonly draw: string;
  readonly verdict: string;
  /** How many entities were drawn. */
  readonly drawn: number;
}

/** Recomputes every draw from its transcript, as anyone can without the server. */
export async function checkTranscripts(
  draws: readonly string[],
  ledger: HttpLedger,
  terminal: Terminal,
): Promise<readonly TranscriptCheck[]> {
  return underBar(terminal, 'recomputing draws', draws.length, async (to) => {
    const checks: TranscriptCheck[] = [];
    for (const draw of draws) to(checks.push(await checkTranscript(draw, ledger)));
    return checks;
  });
}

async function checkTranscript(draw: string, ledger: HttpLedger): Promise<TranscriptCheck> {
  const transcript = await ledger.transcriptOf(draw);
  const { verdict, lines } = verifyTranscript(transcript, sha256);
  const passed = verdict === 'OK';
  const { strata } = transcript['result'] as unknown as {
    readonly strata: readonly { readonly drawn: readonly string[] }[];
  };
  const drawn = strata.reduce((sum, one) => sum + one.drawn.length, 0);
  return { draw, verdict: passed ? verdict : (lines.at(-1) ?? verdict), drawn };
}
