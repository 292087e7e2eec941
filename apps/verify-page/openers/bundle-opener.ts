import { looksLikeBundle, verifyBundle } from '@mingjing/bundle';
import type { Opener } from './opener';

/** docs/formats/bundle.md */
export const bundleOpener: Opener = {
  kind: 'bundle',
  recognises: ({ text }) => text !== undefined && looksLikeBundle(text),
  open: ({ bytes }, { tools }) => verifyBundle(bytes, tools).report,
};
