import type { ImageReference } from '../../kernel/image-reference.ts';
import { parseInstant } from '../../kernel/time.ts';
import { parseVersion, type Version } from '../../kernel/version.ts';
import { gapOf } from '../../model/normalise/reading.ts';
import { defineCheck } from '../kit/define-check.ts';
import { type ContainerImage, failOfImages, imagesWhere } from '../kit/images.ts';
import { changeOwner } from '../kit/pod-security.ts';
import { isAckImage } from '../kit/registries.ts';
import { notApplicable, pass, unknown } from '../kit/verdicts.ts';

const COMMUNITY = /(?:^|\/)(?:ingress-nginx\/controller(?:-chroot)?|nginx-ingress-controller)$/;
const BY_ACK = /^acs\/(?:aliyun-ingress-controller|nginx-ingress-controller)/;
/** The project ended maintenance in March 2026. */
const RETIRED = parseInstant('2026-04-01T00:00:00Z') as number;

export default defineCheck({
  id: 'ingress-nginx-retired',
  title: { en: 'NGINX ingress controller gets no fixes', 'zh-CN': 'NGINX Ingress Controller 已停止维护' },
  layer: 'cluster-and-network',
  duty: 'apply-fix',
  severity: 'high',
  subject: 'podTemplates',
  reads: [],
  message: {
    en: 'Containers {containers} run {images}: retired in March 2026, or open to CVE-2025-1974',
    'zh-CN': '容器 {containers} 运行 {images}：已于 2026 年 3 月停止维护，或受 CVE-2025-1974 影响',
  },
  act: {
    step: {
      en: 'Replace the controller of {owner} by ALB or MSE Ingress or a Gateway; update the ACK add-on where it stays',
      'zh-CN': '将 {owner} 的控制器替换为 ALB、MSE Ingress 或 Gateway；继续使用 ACK 组件时请升级',
    },
    ...changeOwner,
  },
  references: [
    'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/',
    'https://github.com/kubernetes/kubernetes/issues/131009',
  ],
  applies(row) {
    const { found, invalid } = imagesWhere(row, isController);
    return found.length + invalid.length > 0 ? true : notApplicable('it runs no NGINX ingress controller');
  },
  judge(row, { time }) {
    const { found, invalid } = imagesWhere(row, isController);
    const bad = found.filter((item) => isBad(item, time) === true);
    if (bad.length > 0) return failOfImages(row, bad);
    const untold = found.filter((item) => isBad(item, time) === undefined);
    const { source, ids } = row.at;
    const gaps = untold.map(({ text }) => gapOf(source, ids, 'failed', `${text} does not tell its version`));
    return gaps.length + invalid.length > 0 ? unknown(...gaps, ...invalid) : pass;
  },
});

function isController(image: ImageReference): boolean {
  return isAckImage(image) ? BY_ACK.test(image.repository) : COMMUNITY.test(image.repository);
}

/** ACK keeps up its own build; undefined where the tag does not tell the version. */
function isBad({ image }: ContainerImage, time: number): boolean | undefined {
  if (!isAckImage(image) && time >= RETIRED) return true;
  const version = parseVersion(image.tag ?? '');
  return version === undefined ? undefined : isVulnerable(version);
}

/** CVE-2025-1974 was fixed in 1.11.5 and 1.12.1. */
function isVulnerable({ major, minor, patch }: Version): boolean {
  if (major !== 1) return major < 1;
  return minor < 11 || (minor === 11 && patch < 5) || (minor === 12 && patch < 1);
}
