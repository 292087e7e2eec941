import { launch } from './launch.mjs';

await launch('dist/bench/main.js');
