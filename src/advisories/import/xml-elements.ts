/** An element with its attributes, the text right inside it, and the elements within. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  text: string;
  children: XmlElement[];
}

/** Deeper nesting is refused: no feed nests like that. */
const MAX_DEPTH = 60;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The root of an XML text as update feeds are written: elements, attributes and text. Declarations and
 * comments are skipped; entities that a document type would define stay as they stand, so none can grow.
 * Undefined where the text is cut off or its tags do not close in order.
 */
export function parseXml(text: string): XmlElement | undefined {
  const root: XmlElement = { name: '', attributes: new Map(), text: '', children: [] };
  const open = [root];
  for (let at = 0; at < text.length; ) {
    const inside = open.at(-1) as XmlElement;
    const start = text.indexOf('<', at);
    if (start < 0) break;
    if (start > at) inside.text += decode(text.slice(at, start));
    const skipped = endOfSkipped(text, start);
    if (skipped !== undefined) {
      if (skipped < 0) return undefined;
      if (text.startsWith('<![CDATA[', start)) inside.text += text.slice(start + 9, skipped - 3);
      at = skipped;
      continue;
    }
    const end = endOfTag(text, start);
    if (end < 0) return undefined;
    const tag = text.slice(start + 1, end);
    at = end + 1;
    if (tag.startsWith('/')) {
      if (open.length < 2 || inside.name !== localName(tag.slice(1).trim())) return undefined;
      open.pop();
      continue;
    }
    const element = toElement(tag);
    inside.children.push(element);
    if (!tag.endsWith('/')) open.push(element);
    if (open.length > MAX_DEPTH) return undefined;
  }
  return open.length === 1 ? root.children.at(-1) : undefined;
}

/** Every element of a name, at any depth. */
export function* elementsOf(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === name) yield child;
    yield* elementsOf(child, name);
  }
}

/** The text of the first element of a name; undefined where there is none. */
export function textIn(element: XmlElement, name: string): string | undefined {
  const [first] = elementsOf(element, name);
  const text = first?.text.replaceAll(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/** Where a declaration, comment or CDATA section ends; negative where it does not. */
function endOfSkipped(text: string, start: number): number | undefined {
  const closing = text.startsWith('<!--', start)
    ? '-->'
    : text.startsWith('<![CDATA[', start)
      ? ']]>'
      : text.startsWith('<?', start)
        ? '?>'
        : text.startsWith('<!', start)
          ? '>'
          : undefined;
  if (closing === undefined) return undefined;
  const end = text.indexOf(closing, start);
  return end < 0 ? -1 : end + closing.length;
}

function endOfTag(text: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at] as string;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return -1;
}

function toElement(tag: string): XmlElement {
  const [, name = ''] = /^([^\s/]+)/.exec(tag) ?? [];
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single] of tag.slice(name.length).matchAll(ATTRIBUTE))
    attributes.set(localName(key), decode(double ?? single ?? ''));
  return { name: localName(name), attributes, text: '', children: [] };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
