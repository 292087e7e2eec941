import { doublePlace, onEngines } from '@mingjing/event-store/testing';
import { StreamsMoved, markStreams, refuseMovedStreams } from './moved-streams';

onEngines('the streams of a ledger on %s', (place) => {
  it('are opened by a node as long as its log was not moved away', async () => {
    const streams = { url: place().url, stream: place().newStream() };
    await expect(refuseMovedStreams(streams)).resolves.toBeUndefined();
    await markStreams(streams, null);
    await expect(refuseMovedStreams(streams)).resolves.toBeUndefined();
  });

  it('say where the log went, until it goes on there again', async () => {
    const streams = { url: place().url, stream: place().newStream() };
    await markStreams(streams, '/srv/home');
    await expect(refuseMovedStreams(streams)).rejects.toThrow(StreamsMoved);
    await expect(refuseMovedStreams(streams)).rejects.toThrow('was moved to /srv/home');
    await markStreams(streams, null);
    await expect(refuseMovedStreams(streams)).resolves.toBeUndefined();
    await markStreams(streams, '/srv/elsewhere');
    await expect(refuseMovedStreams(streams)).rejects.toThrow('was moved to /srv/elsewhere');
  });
});

describe('a node that may write in the streams of its ledger and nowhere else', () => {
  it('learns whether its log was moved away', async () => {
    const place = await doublePlace();
    const streams = { url: place.url, stream: place.newStream() };
    const denied = (denies: boolean): boolean => (place.double.mischief.deniesWrites = denies);
    denied(true);
    await expect(refuseMovedStreams(streams)).resolves.toBeUndefined();
    denied(false);
    await markStreams(streams, '/srv/home');
    denied(true);
    await expect(refuseMovedStreams(streams)).rejects.toThrow('was moved to /srv/home');
    await place.leave();
  });
});
