/**
 * The exports of a CommonJS library. Node.js puts all of them under `default`; test runners and bundlers
 * that follow `__esModule` spread them over the module itself. `name` is an export that tells which.
 */
export function exportsOf<T extends object>(module: { default: T }, name: keyof T): T {
  return name in module.default ? module.default : (module as unknown as T);
}
