import type { Bundle } from '@mingjing/bundle';
import { streamWord } from '@mingjing/kernel';
import { readerOfAll, type ReadingDesk } from '../http/service';
import { mayRead } from '../http/what-roles-read';
import { makeBundle, type BundleAsked } from './make-bundle';

/** Of a draw what is public to everybody, all of it to who reads draws; anything else to who may read it. Throws Refused. */
export async function bundleFor(
  desk: ReadingDesk,
  authorization: string | undefined,
  asked: BundleAsked,
): Promise<Bundle> {
  const word = streamWord(asked.subject);
  const reader = await desk.readerFrom(authorization);
  const isHis = reader !== undefined && mayRead(word, reader);
  if (!isHis && word === 'draw' && !asked.disclosures) return makeBundle(desk, undefined, asked);
  return makeBundle(desk, readerOfAll([word], reader), asked);
}
