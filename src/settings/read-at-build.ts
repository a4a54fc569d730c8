/**
 * What the YAML files of `data/` say, by the digest of their text: the build writes it here, since reading YAML takes a
 * quarter of a start. Of a file that was changed since, and where nothing was built, there is nothing.
 */
export const readAtBuild: Readonly<Record<string, unknown>> = {};
