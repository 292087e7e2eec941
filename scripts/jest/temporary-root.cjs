'use strict';

const { mkdtempSync, readdirSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** `mingjing-tests-<process>-<random>`: whose it is can be read from the name. */
const NAMED = /^mingjing-tests-(\d+)-/;

/**
 * One folder for all temporary folders of a run, of its workers and of the programs that they start; the roots of
 * runs that were killed go with the next one. Gives the new root.
 */
exports.openRoot = function openRoot(within = tmpdir()) {
  for (const name of readdirSync(within)) {
    const [, owner] = NAMED.exec(name) ?? [];
    if (owner !== undefined && !lives(Number(owner))) clear(join(within, name));
  }
  return mkdtempSync(join(within, `mingjing-tests-${process.pid}-`));
};

exports.clear = clear;

/** A program that was killed may be leaving the folder at this moment. */
function clear(path) {
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function lives(owner) {
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, and lives.
    return error.code === 'EPERM';
  }
}
