import type { PageDocument } from './page/dom';
import { mount, type Later } from './page/mount';
import { verifyOffline } from './verify-offline';

/** A browser's own; absent where the script runs without a page. */
declare const document: PageDocument | undefined;

/** For whoever drives the page by a script: `mingjing.verifyOffline(files, keys)` gives what it shows. */
Object.assign(globalThis, { mingjing: { verifyOffline } });

const afterPainting: Later = (work) => setTimeout(work, 30);
if (typeof document !== 'undefined') mount(document, afterPainting);
