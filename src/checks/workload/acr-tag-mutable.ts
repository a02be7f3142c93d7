import { defineCheck } from '../kit/define-check.ts';
import { repositoryName } from '../kit/registry-names.ts';
import { evidenceOf, fail, pass, unknown } from '../kit/verdicts.ts';

export default defineCheck({
  id: 'acr-tag-mutable',
  title: { en: 'Tags of an image repository can be overwritten', 'zh-CN': '镜像仓库的镜像版本可被覆盖' },
  layer: 'workload',
  duty: 'protect',
  severity: 'low',
  subject: 'registryRepositories',
  reads: [],
  message: {
    en: 'A push to repository {repository} of registry {registry} may give an existing tag another image',
    'zh-CN': '向镜像仓库实例 {registry} 的仓库 {repository} 推送时，可覆盖已有镜像版本',
  },
  act: {
    step: {
      en: 'Make the tags of {repository} immutable, and let the build push a tag once only',
      'zh-CN': '为 {repository} 开启镜像版本不可变，并确保构建流程中每个版本只推送一次',
    },
    console: {
      en: 'Container Registry > {registry} > Repositories > {repository} > Edit',
      'zh-CN': '容器镜像服务 > {registry} > 镜像仓库 > {repository} > 编辑',
    },
    call: 'aliyun cr UpdateRepository --InstanceId {registry} --RepoId {repositoryId} --TagImmutability true --RepoType <type> --Summary <summary>',
  },
  references: [
    'https://www.alibabacloud.com/help/en/acr/developer-reference/api-cr-2018-12-01-listrepository',
  ],
  judge(repository) {
    const { tagsImmutable, registry, subject: repositoryId } = repository;
    if (!tagsImmutable.known) return unknown(tagsImmutable);
    if (tagsImmutable.value) return pass;
    return fail(
      { repository: repositoryName(repository), repositoryId, registry },
      evidenceOf(tagsImmutable),
    );
  },
});
