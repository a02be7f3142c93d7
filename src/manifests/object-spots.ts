import type { ScanFinding } from '../model/scan.ts';
import type { LineIndex } from './line-index.ts';
import type { LoadedDocument } from './load-text.ts';
import type { ManifestObject } from './manifest-object.ts';
import { type Secrets, snippetOf } from './snippet.ts';

/** Where findings point to, as they tell it. */
type Spot = Pick<ScanFinding, 'location' | 'snippet'>;

/** An object in a text, and what of it is secret. */
export interface PlacedObject extends Secrets {
  document: LoadedDocument;
  object: ManifestObject;
  /** By offsets, as far as findings asked for them. */
  spots: Map<string, Spot>;
}

/** The spots of a file. */
export class ObjectSpots {
  private readonly file: string;
  private readonly text: string;
  private readonly lines: LineIndex;

  constructor(file: string, text: string, lines: LineIndex) {
    this.file = file;
    this.text = text;
    this.lines = lines;
  }

  /** Several checks of an object point to the same place, as to a container that lacks a field. */
  at(placed: PlacedObject, path: string): Spot {
    const { start, end } = this.place(placed, path);
    const key = `${start} ${end}`;
    let spot = placed.spots.get(key);
    if (spot === undefined) {
      const { lines } = this;
      const line = lines.line(start);
      const endLine = lines.line(Math.max(start, end - 1));
      spot = {
        location: { file: this.file, line, column: lines.column(start), endLine },
        snippet: snippetOf(this.text, lines, { line, endLine }, placed),
      };
      placed.spots.set(key, spot);
    }
    return spot;
  }

  /** Where the object itself begins. */
  start(placed: PlacedObject): number {
    return this.place(placed, '').start;
  }

  /** From the name of the member (or the start of the element) to the end of its value. */
  private place({ document, object }: PlacedObject, path: string): { start: number; end: number } {
    const { parsed } = document;
    const whole = { name: parsed.start, start: parsed.start, end: parsed.end };
    const { place } = parsed.places.locate(parsed.value, path === '' ? object.pointer : path, whole);
    return { start: place.name, end: place.end };
  }
}
