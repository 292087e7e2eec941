import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attack } from '../attacks/attack';
import { playCounty } from '../play-county';
import { clockBack } from './clock-back';
import { CountyCopy } from './county-copy';
import { editedRow } from './edited-row';
import { resignedKey } from './resigned-key';
import { splitView } from './split-view';

export interface TamperingOptions {
  /** A demo's ledger; where there is none a small one is played for this run alone. */
  readonly data: string;
  readonly seed: string;
  readonly say: (line: string) => void;
}

/** Entities of the county that is played where no demo's ledger is there. */
const SMALL = 60;

/** Attacks 13, 14, 15 and 20 of the domain handbook (4.3), each on copies of its own. */
export async function playTampering(
  { data, seed, say }: TamperingOptions,
  onAttack: (attack: Attack) => void,
): Promise<readonly Attack[]> {
  const work = mkdtempSync(join(tmpdir(), 'mingjing-tampering-'));
  try {
    const demo = existsSync(join(data, 'demo.json'))
      ? data
      : await playSmall(join(work, 'county'), seed, say);
    const make = (): Promise<CountyCopy> => CountyCopy.of(demo, work);
    const attacks: Attack[] = [];
    for (const play of [editedRow, splitView, resignedKey, clockBack]) {
      const attack = await play(make);
      onAttack(attack);
      attacks.push(attack);
    }
    return attacks;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function playSmall(data: string, seed: string, say: (line: string) => void): Promise<string> {
  say(`No demo's ledger is there: a county of ${SMALL} entities is played first, for this run alone.`);
  const county = await playCounty({ data, seed, scale: SMALL, keepServing: false, port: 0 }, () => undefined);
  await county.server.close();
  return data;
}
