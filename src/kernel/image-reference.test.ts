import { describe, expect, it } from 'vitest';
import { defaultPullPolicy, effectiveTag, parseImageReference } from './image-reference.ts';

const HEX = 'ab'.repeat(32);
const DIGEST = `sha256:${HEX}`;

/** `registry repository tag digest`, a missing one as `-`. */
function told(text: string): string {
  const found = parseImageReference(text);
  if (found === undefined) return 'invalid';
  const { registry, repository, tag = '-', digest = '-' } = found;
  return [registry, repository, tag, digest].join(' ');
}

describe('an image reference', () => {
  it.each([
    ['nginx', 'docker.io library/nginx - -'],
    ['nginx:1.29', 'docker.io library/nginx 1.29 -'],
    ['bitnami/redis', 'docker.io bitnami/redis - -'],
    ['docker.io/nginx', 'docker.io library/nginx - -'],
    ['docker.io/library/nginx:1', 'docker.io library/nginx 1 -'],
    ['index.docker.io/nginx', 'docker.io library/nginx - -'],
    ['index.docker.io/a/b:1', 'docker.io a/b 1 -'],
    ['my.app', 'docker.io library/my.app - -'],
    ['localhost/app', 'localhost app - -'],
    ['localhost:5000/app:1', 'localhost:5000 app 1 -'],
    ['registry:5000/app', 'registry:5000 app - -'],
    ['registry.example.com/app', 'registry.example.com app - -'],
    ['registry.example.com:443/a/b/c:v1', 'registry.example.com:443 a/b/c v1 -'],
    ['Registry.Example.COM/app', 'registry.example.com app - -'],
    ['Shop/app:1', 'shop app 1 -'],
    ['[::1]:5000/app', '[::1]:5000 app - -'],
    ['registry.k8s.io/pause:3.10', 'registry.k8s.io pause 3.10 -'],
    ['a.b/c__d/e--f/g.h:_x.Y-1', 'a.b c__d/e--f/g.h _x.Y-1 -'],
    [`nginx@${DIGEST}`, `docker.io library/nginx - ${DIGEST}`],
    [`a.b/c:1@${DIGEST}`, `a.b c 1 ${DIGEST}`],
    [`a.b:5000/c@${DIGEST}`, `a.b:5000 c - ${DIGEST}`],
    [`a.b/c@sha512:${HEX}${HEX}`, `a.b c - sha512:${HEX}${HEX}`],
    [`a.b/c:${'t'.repeat(128)}`, `a.b c ${'t'.repeat(128)} -`],
    [`a.b/${'c'.repeat(255)}`, `a.b ${'c'.repeat(255)} - -`],
    ['__proto__/app', 'invalid'],
    ['constructor', 'docker.io library/constructor - -'],
    ['', 'invalid'],
    [' nginx', 'invalid'],
    ['nginx ', 'invalid'],
    ['Nginx', 'invalid'],
    ['nginx:', 'invalid'],
    ['nginx:-1', 'invalid'],
    ['nginx:1:2', 'invalid'],
    [`a.b/c:${'t'.repeat(129)}`, 'invalid'],
    [`a.b/${'c'.repeat(256)}`, 'invalid'],
    ['a/', 'invalid'],
    ['/a', 'invalid'],
    ['a.b//c', 'invalid'],
    ['a.b/c___d', 'invalid'],
    ['a.b/-c', 'invalid'],
    ['a.b:x/c', 'invalid'],
    ['-a.b/c', 'invalid'],
    ['https://a.b/c', 'invalid'],
    [HEX, 'invalid'],
    [`nginx@${DIGEST.toUpperCase()}`, 'invalid'],
    [`nginx@sha256:${HEX.toUpperCase()}`, 'invalid'],
    [`nginx@${DIGEST.slice(0, -1)}`, 'invalid'],
    [`nginx@${DIGEST}0`, 'invalid'],
    [`nginx@md5:${'a'.repeat(32)}`, 'invalid'],
    [`nginx@${DIGEST}:1`, 'invalid'],
    ['$(IMAGE)', 'invalid'],
    ['{{ .Values.image }}', 'invalid'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
    // The second answer is remembered.
    expect(told(text)).toBe(expected);
  });

  it('of hostile length is refused in no time', () => {
    const before = performance.now();
    expect(told(`a.b/${'a-'.repeat(500_000)}`)).toBe('invalid');
    expect(told(`a.b/${'a-'.repeat(500)}!`)).toBe('invalid');
    expect(performance.now() - before).toBeLessThan(500);
  });
});

it.each([
  ['nginx', 'latest', 'Always'],
  ['nginx:latest', 'latest', 'Always'],
  ['nginx:Latest', 'Latest', 'IfNotPresent'],
  ['nginx:1', '1', 'IfNotPresent'],
  [`nginx@${DIGEST}`, '', 'IfNotPresent'],
  [`nginx:1@${DIGEST}`, '1', 'IfNotPresent'],
  [`nginx:latest@${DIGEST}`, 'latest', 'Always'],
])('tag and pull policy that are filled in for %s', (text, tag, policy) => {
  const image = parseImageReference(text);
  if (image === undefined) throw new Error(`${text} was not read`);
  expect([effectiveTag(image), defaultPullPolicy(image)]).toEqual([tag, policy]);
});
