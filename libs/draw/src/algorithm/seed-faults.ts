import { fromHex, rejection, utf8, type Rejection } from '@mingjing/kernel';
import type { SeedInput } from './draw-types';
import { byContributor } from './seed';
import { firstRepeated, isSoundId } from './text-order';
import type { Beacon, Commitment, Reveal } from './types';

/** The first reason why no seed can be made of this, or null. */
export function seedInputFault({ drawId, reveals, beacon }: SeedInput): Rejection | null {
  return drawIdFault(drawId) ?? revealsFault(reveals) ?? beaconFault(beacon);
}

/** 1 to 100 bytes, NFC, no control character, no space (as a stream id), and no "/". */
export function drawIdFault(drawId: string): Rejection | null {
  const length = utf8(drawId).length;
  const readable = isSoundId(drawId) && drawId === drawId.normalize('NFC') && !/[\p{Cc} /]/u.test(drawId);
  if (readable && length <= 100) return null;
  return rejection(
    'bad-draw-id',
    'The id of a draw has 1 to 100 bytes, without blanks, control characters and "/", as in GQ-2026-3.',
    { bytes: length },
  );
}

function revealsFault(reveals: readonly Reveal[]): Rejection | null {
  for (const reveal of reveals) {
    const fault = revealFault(reveal);
    if (fault !== null) return fault;
  }
  if (reveals.length < 2) {
    return rejection(
      'too-few-contributors',
      'At least two contributors make the seed: with one alone, that one would choose the outcome.',
      { contributors: reveals.length },
    );
  }
  return contributorTwice(reveals);
}

export function revealFault({ contributor, secret }: Reveal): Rejection | null {
  if (!isSoundId(contributor)) {
    return rejection('bad-id', 'A contributor to the seed has no readable id. Give him one.', {
      contributor,
    });
  }
  if (fromHex(secret, 32) !== null) return null;
  return rejection(
    'bad-secret',
    `The secret of ${contributor} must be 32 bytes, written as 64 digits of lower-case hex.`,
    { contributor, characters: secret.length },
  );
}

/** For commitments and reveals alike: one contributor, one line. */
export function contributorTwice(lines: readonly { readonly contributor: string }[]): Rejection | null {
  const repeated = firstRepeated([...lines].sort(byContributor), byContributor);
  if (repeated === null) return null;
  const [{ contributor }] = repeated;
  return rejection(
    'duplicate-contributor',
    `The contributor ${contributor} is listed twice. List him once.`,
    {
      contributor,
    },
  );
}

export function commitmentsFault(commitments: readonly Commitment[]): Rejection | null {
  const unreadable = commitments.find(({ commitment }) => fromHex(commitment, 32) === null);
  if (unreadable === undefined) return contributorTwice(commitments);
  const { contributor } = unreadable;
  return rejection(
    'bad-commitment',
    `The commitment of ${contributor} must be 64 digits of lower-case hex.`,
    { contributor },
  );
}

/** An empty value would give the seed of a draw without a beacon, under the name of one with it. */
function beaconFault(beacon: Beacon | undefined): Rejection | null {
  if (beacon === undefined) return null;
  const bytes = fromHex(beacon.value);
  if (bytes !== null && bytes.length > 0) return null;
  return rejection('bad-beacon', 'The value of the beacon must be lower-case hex, at least one byte.', {
    source: beacon.source,
  });
}
