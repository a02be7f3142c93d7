import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { accountRow, trail } from '../kit/rows-identities.ts';

const subject = accountRow;
const withTrails = (...trails: Parameters<typeof trail>[0][]) => ({
  trails: trails.map((changes, index) => trail({ id: `trail-${index}`, name: `trail-${index}`, ...changes })),
});
const saw = { account: '1000000000000001', trails: ['trail-0'] };
const unread = denied('actiontrail/GetTrailStatus', 'trail-0');

export default defineCases('account', {
  'fail: no trail': { subject, saw: { account: '1000000000000001', trails: ['-'] } },
  'fail: the trail is off': { subject, given: withTrails({ status: known('Disable') }), saw },
  'fail: the trail was never started': { subject, given: withTrails({ status: known('Fresh') }), saw },
  'fail: the trail does not deliver': { subject, given: withTrails({ logging: known(false) }), saw },
  'fail: the trail records reads only': { subject, given: withTrails({ events: known('Read') }), saw },
  'fail: off, whatever else was read': {
    subject,
    given: withTrails({ status: known('Disable'), logging: unread }),
  },
  'fail: one region only': {
    subject,
    given: withTrails({ regions: known('cn-hangzhou') }),
    severity: 'low',
    saw,
  },
  'pass: one of two trails is right': {
    subject,
    given: withTrails({ status: known('Disable') }, { events: known('Write') }),
  },
  'pass: one is right, the other was not read': { subject, given: withTrails({}, { logging: unread }) },
  'unknown: whether it delivers was not read': {
    subject,
    given: withTrails({ logging: unread }),
    source: 'actiontrail/GetTrailStatus',
  },
  'unknown: whether a second one delivers was not read': {
    subject,
    given: withTrails({ status: known('Disable') }, { logging: unread }),
    source: 'actiontrail/GetTrailStatus',
  },
  'unknown: the regions were not read': {
    subject,
    given: withTrails({ regions: denied('actiontrail/DescribeTrails') }),
    source: 'actiontrail/DescribeTrails',
  },
  'unknown: the trails were not read': { subject, partial: ['trails'], source: 'test/trails' },
});
