import { join } from 'node:path';
import type { ViewsPace } from '../../apps/ledger/composition/views-pace';
import { grow } from '../ledger/grow';
import type { Workbench } from '../units/unit';
import { Clock, GreatCounty } from './great-county';
import { drawAll } from './great-draw';

/** A county whose great draw has only its unblinding before it. */
export interface DrawnCounty {
  readonly county: GreatCounty;
  /** Of its data folder. */
  readonly root: string;
  readonly tasks: number;
  readonly close: () => Promise<void>;
}

/** All of its entities are drawn, of a log of `size` entries; views are told as the service tells them. */
export async function drawnCounty(
  { folder, say }: Pick<Workbench, 'folder' | 'say'>,
  pace: ViewsPace,
  size: number,
): Promise<DrawnCounty> {
  const root = join(folder, 'great');
  const county = await GreatCounty.found(root, new Clock(), pace);
  const { ledger } = county;
  const unfollow = ledger.writer.onSealed(() => void ledger.follower.catchUp());
  pace.attend(ledger.follower);
  await grow({ root: folder, ledger, registrar: county.penOf('registrar') }, size, say);
  const tasks = await drawAll(county, say);
  await ledger.follower.catchUp();
  const close = async (): Promise<void> => {
    unfollow();
    await ledger.close();
  };
  return { county, root, tasks, close };
}
