import { describe, expect, it } from 'vitest';
import { read, recordedTables, refused, told } from '../../../test/fixtures/recorded.ts';

const GROUP = 'admissionregistration.k8s.io';
const VALIDATING = `kubernetes/validatingwebhookconfigurations.${GROUP}@c0aa`;
const MUTATING = `kubernetes/mutatingwebhookconfigurations.${GROUP}@c0aa`;
const none = read(MUTATING, { items: [] });
const metadata = { name: 'guard' };
const configured = (webhooks: unknown) => read(VALIDATING, { items: [{ metadata, webhooks }] });
const rule = { apiGroups: [''], resources: ['pods'], operations: ['CREATE'] };
const service = { namespace: 'guard', name: 'webhook', path: '/admit' };

const factsOf = (webhook: object) => {
  const [row] = recordedTables(configured([{ name: 'w', ...webhook }]), none).admissionWebhooks.rows;
  return [row?.failurePolicy, row?.url, row?.service, row?.caBundle, row?.rules].map(told);
};

describe('admission webhooks', () => {
  it('takes what the object says', () => {
    const clientConfig = { service, caBundle: 'Q0E=' };
    expect(factsOf({ failurePolicy: 'Ignore', clientConfig, rules: [rule] })).toEqual([
      'Ignore',
      '',
      'guard/webhook',
      true,
      [{ groups: [''], resources: ['pods'], operations: ['CREATE'] }],
    ]);
  });

  it('fills in what is left out', () => {
    const url = 'https://guard.example.com/';
    expect(factsOf({ clientConfig: { url } })).toEqual(['Fail', url, '', false, []]);
    expect(factsOf({ clientConfig: { service, caBundle: '' } })[3]).toBe(false);
  });

  it('takes no other word for a policy of failures', () => {
    const source = VALIDATING.split('@')[0];
    expect(factsOf({ failurePolicy: 'ignore', clientConfig: { service } })[0]).toBe(
      `unread: ${source} failed`,
    );
  });

  it('takes nothing of a fragment, or of another shape', () => {
    const source = VALIDATING.split('@')[0];
    expect(factsOf({})).toEqual(Array(5).fill(`unread: ${source} absent`));
    const clientConfig = { url: [], service: {}, caBundle: null };
    expect(factsOf({ failurePolicy: [], clientConfig, rules: [{}] })).toEqual([
      ...Array(3).fill(`unread: ${source} failed`),
      false,
      `unread: ${source} failed`,
    ]);
  });

  it('are named by their configuration', () => {
    const mutating = read(MUTATING, {
      items: [{ metadata, webhooks: [{ name: 'w', clientConfig: { service } }] }],
    });
    const { admissionWebhooks } = recordedTables(read(VALIDATING, { items: [] }), mutating);
    expect(admissionWebhooks.rows.map((row) => row.subject)).toEqual([
      `c0aa/MutatingWebhookConfiguration.${GROUP}/guard`,
    ]);
  });

  it.each([
    [[refused(VALIDATING), none], 'none'],
    [[configured([]), refused(MUTATING)], 'none'],
    [[configured([{ name: 'w' }]), refused(MUTATING)], 'partial'],
    [[configured('x'), none], 'none'],
    [[configured([{}]), none], 'none'],
    [[configured(null), none], 'complete'],
  ])('says whether these are all (%#)', (entries, state) => {
    expect(recordedTables(...entries).admissionWebhooks.completeness('c0aa').state).toBe(state);
  });
});
