import { acceptsGzip } from './accepts-gzip';

describe('an Accept-Encoding header', () => {
  it.each(['gzip', 'br, gzip', 'GZIP', 'identity;q=0.5, gzip;q=0.8', '*', 'gzip ; q=0.001', 'deflate,*;q=1'])(
    '%j takes gzip',
    (header) => expect(acceptsGzip(header)).toBe(true),
  );

  it.each([undefined, '', 'identity', 'br', 'gzip;q=0', 'gzip;q=0.0, *', '*;q=0', 'gzip;q=two', 'xgzip'])(
    '%j does not',
    (header) => expect(acceptsGzip(header)).toBe(false),
  );
});
