import { describe, expect, it } from 'vitest';
import { smallAssessment } from '../../test/fixtures/assessment.ts';
import { HOSTILE_NAMES, hostileAssessment } from '../../test/fixtures/hostile-assessment.ts';
import { ESCAPED } from '../../test/fixtures/rendered.ts';
import { renderJson } from './json.ts';

describe('src/report/json', () => {
  it('is the assessment, indented by two, with a newline at the end', () => {
    const text = renderJson(smallAssessment());
    expect(JSON.parse(text)).toEqual(smallAssessment());
    expect(text.slice(0, 24)).toBe('{\n  "schemaVersion": "1.');
    expect(text.endsWith('}\n')).toBe(true);
  });

  it.each(Object.entries(HOSTILE_NAMES))('makes a hostile name inert and keeps it: %s', (_kind, name) => {
    const text = renderJson(hostileAssessment(name));
    expect(text.replaceAll('\n', '')).not.toMatch(ESCAPED);
    expect((JSON.parse(text) as { findings: { subject: string }[] }).findings[0]?.subject).toBe(name);
  });
});
