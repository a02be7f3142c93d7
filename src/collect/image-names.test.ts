import { describe, expect, it } from 'vitest';
import { sha256 } from '../kernel/hash.ts';
import { imageAlike } from './image-names.ts';

const alike = (reference: string) => imageAlike(reference, (text) => sha256(`salt\n${text}`));
const NAME = 'n-[0-9a-f]{12}';

describe('imageAlike', () => {
  it.each([
    [
      'registry.cn-hangzhou.aliyuncs.com/shop/web:1.2.3',
      `registry.cn-hangzhou.aliyuncs.com/${NAME}/${NAME}:1.2.3`,
    ],
    [
      'shop-registry-vpc.cn-hangzhou.cr.aliyuncs.com/a/b',
      `${NAME}-registry-vpc.cn-hangzhou.cr.aliyuncs.com/${NAME}/${NAME}`,
    ],
    ['registry.shop.example:5000/web:latest', `${NAME}.example:5000/${NAME}:latest`],
    ['quay.io/shop/web:alice-branch', `quay.io/${NAME}/${NAME}:t-[0-9a-f]{12}`],
    [`docker.io/shop/web@sha256:${'a'.repeat(64)}`, `docker.io/${NAME}/${NAME}@sha256:[0-9a-f]{64}`],
    ['registry.k8s.io/ingress-nginx/controller:v1.9.0', 'registry.k8s.io/ingress-nginx/controller:v1.9.0'],
    ['kubernetesui/dashboard:v2.7.0', 'kubernetesui/dashboard:v2.7.0'],
    ['nginx', 'nginx'],
  ])('keeps the form of %s', (reference, form) => {
    expect(alike(reference)).toMatch(new RegExp(`^${form.replaceAll('.', '\\.')}$`));
  });

  it('keeps no digest, and gives the same one for the same', () => {
    const digest = `a/b@sha256:${'a'.repeat(64)}`;
    expect(alike(digest)).not.toContain('aaaa');
    expect(alike(digest)).toBe(alike(digest));
  });

  it('leaves what is no reference to others', () => {
    expect(alike('a@b@c')).toBeUndefined();
    expect(alike('')).toBeUndefined();
  });
});
