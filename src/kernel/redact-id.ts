import { sha256 } from './hash.ts';

const KEY_ID = /^LTAI[A-Za-z0-9]{12,26}$/;

/** An id of a request as it may be written down: AccessKey ids are told by their hash. */
export function redactId(id: string): string {
  return KEY_ID.test(id) ? `sha256:${sha256(id)}` : id;
}
