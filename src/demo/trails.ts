import type { Json } from '../kernel/json.ts';
import { ACCOUNT, daysAgo, HANGZHOU, keyOf, requestId } from './values.ts';

/** ActionTrail: one trail that logs everything, one that was stopped. */
export function trailDocuments(): [string, Json][] {
  const trails = [
    { name: 'organisation', status: 'Enable', region: 'All', logging: true },
    { name: 'first-try', status: 'Disable', region: HANGZHOU, logging: false },
  ];
  const list = trails.map((trail) => ({
    Name: trail.name,
    Status: trail.status,
    EventRW: 'All',
    HomeRegion: HANGZHOU,
    TrailRegion: trail.region,
    IsOrganizationTrail: false,
    OssBucketName: 'example-audit',
    OssKeyPrefix: '',
    SlsProjectArn: trail.logging ? `acs:log:${HANGZHOU}:${ACCOUNT}:project/example-audit` : '',
    CreateTime: daysAgo(700),
    StartLoggingTime: daysAgo(700),
  }));
  return [
    ['actiontrail/DescribeTrails', { RequestId: requestId('trails'), TrailList: list }],
    ...trails.map((trail): [string, Json] => [
      keyOf('actiontrail/GetTrailStatus', trail.name),
      {
        RequestId: requestId(trail.name),
        IsLogging: trail.logging,
        StartLoggingTime: daysAgo(700),
        LatestDeliveryError: '',
      },
    ]),
  ];
}
