import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { repository } from '../kit/rows-registries.ts';

const saw = { repository: 'shop/web', repositoryId: 'crr-1', registry: 'cri-1' };

export default defineCases('registryRepositories', {
  'fail: everybody may pull': { subject: repository({ type: known('PUBLIC') }), saw },
  'fail: public, whatever its name': {
    subject: repository({ type: known('PUBLIC'), name: denied('cr/ListRepository', 'cri-1') }),
    saw: { ...saw, repository: 'crr-1' },
  },
  'pass: private': { subject: repository() },
  'unknown: a type that is not documented': {
    subject: repository({ type: known('SHARED') }),
    source: 'test/Document',
  },
  'unknown: the type was not read': {
    subject: repository({ type: denied('cr/ListRepository', 'cri-1') }),
    source: 'cr/ListRepository',
  },
});
