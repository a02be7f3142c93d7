import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { smallAssessment } from '../../test/fixtures/assessment.ts';
import { HOSTILE_NAMES, hostileAssessment } from '../../test/fixtures/hostile-assessment.ts';
import { OUTCOMES } from '../kernel/known.ts';
import { COLUMNS, CONFIDENCES, CONFIGURATIONS, DUTIES, LAYERS, PARTIES } from '../model/layer.ts';
import { SCOPE_KINDS } from '../model/scope.ts';
import { SEVERITIES } from '../model/severity.ts';
import { renderJson } from './json.ts';
import { STATES_BY_BADNESS } from './marks.ts';

type Schema = Record<string, unknown> & {
  $defs: Record<string, { enum?: string[]; properties?: Record<string, { enum?: string[] }> }>;
};

function readSchema(): Schema {
  return JSON.parse(
    readFileSync(new URL('../../schema/assessment.schema.json', import.meta.url), 'utf8'),
  ) as Schema;
}

function validator(schema: Record<string, unknown>) {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (value: unknown) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/** The schema with every field that it does not name refused, to find fields that it forgot. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closed(inner)]));
  return isObjectSchema(value) ? { ...copy, unevaluatedProperties: false } : copy;
}

function isObjectSchema(value: object): boolean {
  // `statement` is extended by `statementReport`, which is the one that closes both.
  const isBase =
    'description' in value && value.description === 'What evidence says of a duty of Alibaba Cloud.';
  return 'type' in value && value.type === 'object' && 'properties' in value && !isBase;
}

describe('schema/assessment.schema.json', () => {
  it('accepts an assessment as it is published', () => {
    expect(validator(readSchema())(JSON.parse(renderJson(smallAssessment())))).toEqual([]);
  });

  it('names every field of the fixture', () => {
    expect(validator(closed(readSchema()) as Schema)(smallAssessment())).toEqual([]);
  });

  it.each(Object.entries(HOSTILE_NAMES))('accepts a hostile name: %s', (_kind, name) => {
    expect(validator(readSchema())(JSON.parse(renderJson(hostileAssessment(name))))).toEqual([]);
  });

  it('refuses what the contract does not have', () => {
    const wrong = structuredClone(smallAssessment()) as unknown as Record<string, never[]>;
    Object.assign(wrong.ledger?.[0] ?? {}, { party: 'shared', state: 'ok' });
    Object.assign(wrong.findings?.[0] ?? {}, { verdict: 'pass', severity: 'blocker' });
    delete wrong.sources;
    expect(validator(readSchema())(wrong)).toEqual([
      " must have required property 'sources'",
      '/ledger/0/party must be equal to one of the allowed values',
      '/ledger/0/party must be null',
      '/ledger/0/party must match a schema in anyOf',
      '/ledger/0/state must be equal to one of the allowed values',
      '/findings/0/verdict must be equal to one of the allowed values',
      '/findings/0/severity must be equal to one of the allowed values',
    ]);
  });

  const unions: [name: string, values: readonly string[]][] = [
    ['layer', LAYERS],
    ['duty', DUTIES],
    ['column', COLUMNS],
    ['configuration', CONFIGURATIONS],
    ['party', PARTIES],
    ['severity', SEVERITIES],
    ['confidence', CONFIDENCES],
    ['outcome', OUTCOMES],
  ];
  it.each(unions)('has the values of the model for %s', (name, values) => {
    expect(readSchema().$defs[name]?.enum).toEqual([...values]);
  });

  it('has the kinds of scopes and the states of the model', () => {
    const { $defs } = readSchema();
    expect($defs.scope?.properties?.kind?.enum).toEqual([...SCOPE_KINDS]);
    expect($defs.state?.enum?.toSorted()).toEqual(STATES_BY_BADNESS.toSorted());
  });
});
