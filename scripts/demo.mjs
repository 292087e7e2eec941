import { launch } from './launch.mjs';

await launch('dist/apps/ledger/demo.js');
