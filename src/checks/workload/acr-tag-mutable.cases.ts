import { defineCases } from '../kit/define-cases.ts';
import { denied, known } from '../kit/rows.ts';
import { repository } from '../kit/rows-registries.ts';

export default defineCases('registryRepositories', {
  'fail: a tag can be pushed again': {
    subject: repository({ tagsImmutable: known(false) }),
    saw: { repository: 'shop/web', repositoryId: 'crr-1', registry: 'cri-1' },
  },
  'fail: a public repository as well': {
    subject: repository({ tagsImmutable: known(false), type: known('PUBLIC') }),
  },
  'pass: a tag is pushed once': { subject: repository() },
  'unknown: the setting was not read': {
    subject: repository({ tagsImmutable: denied('cr/ListRepository', 'cri-1') }),
    source: 'cr/ListRepository',
  },
});
