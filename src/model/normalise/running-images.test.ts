import { describe, expect, it } from 'vitest';
import type { Json } from '../../kernel/json.ts';
import { runningImages } from './running-images.ts';

const DIGEST = `sha256:${'0a'.repeat(32)}`;
const of = (imageID: Json) => runningImages({ containerStatuses: [{ name: 'app', imageID }] })?.get('app');

describe('the images that run', () => {
  it.each([
    `registry.example.com/app@${DIGEST}`,
    `docker-pullable://registry.example.com/app@${DIGEST}`,
    `docker://${DIGEST}`,
    DIGEST,
  ])('%s', (imageId) => expect(of(imageId)).toBe(DIGEST));

  it.each(['', 'registry.example.com/app:1', `${DIGEST}0`, 7, null, { a: 1 }])('not from %s', (imageId) =>
    expect(of(imageId)).toBeUndefined(),
  );

  it('are those of every kind of container', () => {
    const status = {
      initContainerStatuses: [{ name: 'setup', imageID: `a@${DIGEST}` }],
      ephemeralContainerStatuses: [{ name: '__proto__', imageID: `b@${DIGEST}` }, 'x', { name: 1 }],
    };
    expect([...(runningImages(status)?.keys() ?? [])]).toEqual(['setup', '__proto__']);
  });

  it.each([undefined, null, 'x', [], { containerStatuses: {} }])('none from %s', (status) =>
    expect(runningImages(status as Json)).toBeUndefined(),
  );
});
