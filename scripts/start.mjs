import { launch } from './launch.mjs';

await launch('dist/apps/ledger/main.js');
