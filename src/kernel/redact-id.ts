import { sha256 } from './hash.ts';
import { redactSentence } from './redact.ts';

const KEY_ID = /LTAI[A-Za-z0-9]{12,26}/g;

/** No API gives a longer id, and every line about the request would repeat it. */
const LONGEST = 2048;

/** An id of a request as it may be written down: AccessKey ids, and what is no id at all, are told by their hash. */
export function redactId(id: string): string {
  if (id.length > LONGEST) return `sha256:${sha256(id)}`;
  return redactSentence(id.replace(KEY_ID, (key) => `sha256:${sha256(key)}`));
}
