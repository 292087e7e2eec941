'use strict';

const { openRoot } = require('./temporary-root.cjs');

/** Workers and whatever they start take it from here (`os.tmpdir`). */
module.exports = () => {
  process.env.TMPDIR = openRoot();
};
