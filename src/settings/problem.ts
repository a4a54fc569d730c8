/** One thing that is wrong with the settings, in plain words for whoever installs Vigie. */
export interface Problem {
  /** The variable, or the file with its line: `data/department.yaml:12`. */
  where: string;
  found: string;
  todo: string;
}
