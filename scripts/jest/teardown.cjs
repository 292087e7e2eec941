'use strict';

const { clear } = require('./temporary-root.cjs');

module.exports = () => {
  clear(process.env.TMPDIR);
};
