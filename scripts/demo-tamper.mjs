import { launch } from './launch.mjs';

await launch('dist/apps/demo/tamper.js');
