import { looksLikeBundle, verifyBundle } from '@mingjing/bundle';
import type { Opener } from './opener';
import { unreadable } from './unreadable';

/** docs/formats/bundle.md */
export const bundleOpener: Opener = {
  kind: 'bundle',
  recognises: ({ text }) => text !== undefined && looksLikeBundle(text),
  open: (file, { tools }) => {
    const { report, bundle, rejection } = verifyBundle(file.bytes, tools);
    if (rejection?.code === 'malformed-json') return { report: unreadable(file, rejection, 'bundle') };
    return { report, ...(bundle && { bundle }) };
  },
};
