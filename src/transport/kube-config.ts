// Alone in its module, so that the bundler can leave out the generated clients of the library, which are
// two thirds of it; imported lazily.
import { KubeConfig } from '@kubernetes/client-node';

export function emptyKubeConfig(): KubeConfig {
  return new KubeConfig();
}
