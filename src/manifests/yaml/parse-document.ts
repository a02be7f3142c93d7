import type { Json, JsonObject } from '../../kernel/json.ts';
import { MAX_DEPTH } from '../../kernel/json.ts';
import { type Properties, readAlias, readProperties } from './anchors.ts';
import { readBlockScalar } from './block-scalar.ts';
import { FlowParser } from './flow.ts';
import { MapBuilder } from './map-builder.ts';
import { type Anchor, ParserState } from './parser-state.ts';
import { Places } from './places.ts';
import { readPlain } from './plain-scalar.ts';
import { readDoubleQuoted, readSingleQuoted } from './quoted-scalar.ts';
import {
  AMPERSAND,
  APOSTROPHE,
  ASTERISK,
  BANG,
  COLON,
  DASH,
  GREATER,
  isBlankOrEnd,
  isBreak,
  OPEN_LIST,
  OPEN_MAP,
  PIPE,
  QUESTION,
  QUOTE,
  Reader,
} from './reader.ts';
import { keyOf, resolvePlain, resolveTagged } from './resolve-scalar.ts';

/** A member that stands twice: the API server takes the last. */
export interface Repeated {
  name: string;
  at: number;
}

export interface ParsedDocument {
  value: Json;
  places: Places;
  /** Where the value stands. */
  start: number;
  end: number;
  repeated: readonly Repeated[];
}
