// Controls, format characters (bidirectional, zero-width), separators, lone surrogates, what renders as
// nothing, and the two code points that no XML document may hold.
const NOT_INERT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}\uFFFE\uFFFF]/gu;

/**
 * Text from outside, made harmless for a person and a terminal: every character that moves the cursor,
 * reorders, or hides becomes a visible escape such as `\u001b`.
 */
export function inert(text: string): string {
  return text.replace(NOT_INERT, escapeOf);
}

/** The same for a text that is already JSON: escapes that a JSON parser reads back. */
export function inertJson(json: string): string {
  return json.replace(NOT_INERT, (character) =>
    character === '\n' ? character : [...utf16(character)].map((unit) => `\\u${unit}`).join(''),
  );
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) as number;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

function* utf16(character: string): Generator<string> {
  for (let at = 0; at < character.length; at++) yield character.charCodeAt(at).toString(16).padStart(4, '0');
}

/** A value of any kind on one line: text as it is, anything else as JSON. */
export function inertValue(value: unknown): string {
  return inert(typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined'));
}
