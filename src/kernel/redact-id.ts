import { sha256 } from './hash.ts';
import { redactSentence } from './redact.ts';

const KEY_ID = /LTAI[A-Za-z0-9]{12,26}/g;

/** An id of a request as it may be written down: AccessKey ids are told by their hash. */
export function redactId(id: string): string {
  return redactSentence(id.replace(KEY_ID, (key) => `sha256:${sha256(key)}`));
}
