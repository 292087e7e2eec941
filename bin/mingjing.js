#!/usr/bin/env node
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const builder = join(__dirname, '../scripts/build.mjs');
const program = join(__dirname, '../dist/apps/cli/main.js');

async function main() {
  // A clone builds itself when its sources have changed; an image ships only dist.
  if (existsSync(builder)) await (await import(pathToFileURL(builder).href)).buildStale();
  process.argv[1] = program;
  require('node:module').runMain();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
