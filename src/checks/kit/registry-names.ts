import type { Registry, RegistryRepository } from '../../model/facts/registry.ts';

/** The name of a registry instance, or its id where the name was not read. */
export function registryName({ name, id }: Registry): string {
  return name.known ? name.value : id;
}

/** `namespace/name` as image references have it, or the id where either was not read. */
export function repositoryName({ namespace, name, subject }: RegistryRepository): string {
  return namespace.known && name.known ? `${namespace.value}/${name.value}` : subject;
}
