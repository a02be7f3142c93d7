import { defineCheck } from '../kit/define-check.ts';
import { undocumented } from '../kit/gaps.ts';
import { repositoryName } from '../kit/registry-names.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'acr-repo-public',
  title: { en: 'Image repository is public', 'zh-CN': '镜像仓库为公开仓库' },
  layer: 'workload',
  duty: 'protect',
  severity: 'high',
  subject: 'registryRepositories',
  reads: [],
  message: {
    en: 'Repository {repository} of registry {registry} is public: everybody who reaches the registry can pull its images',
    'zh-CN': '镜像仓库实例 {registry} 中的仓库 {repository} 为公开仓库，任何能访问该实例的人均可拉取镜像',
  },
  act: {
    step: { en: 'Make repository {repository} private', 'zh-CN': '将镜像仓库 {repository} 设为私有' },
    console: {
      en: 'Container Registry > {registry} > Repositories > {repository} > Edit',
      'zh-CN': '容器镜像服务 > {registry} > 镜像仓库 > {repository} > 编辑',
    },
    call: 'aliyun cr UpdateRepository --InstanceId {registry} --RepoId {repositoryId} --RepoType PRIVATE --Summary <summary>',
  },
  references: [
    'https://www.alibabacloud.com/help/en/acr/developer-reference/api-cr-2018-12-01-listrepository',
  ],
  judge(repository) {
    const { type, registry, subject: repositoryId } = repository;
    if (!type.known) return unknown(type);
    if (type.value === 'PRIVATE') return pass;
    if (type.value !== 'PUBLIC') return unknown(undocumented(type));
    return fail({ repository: repositoryName(repository), repositoryId, registry }, evidenceOf(type));
  },
});
