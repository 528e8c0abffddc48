/** One thing wrong with a definition, and where: `/States/Ask/Next`. */
export interface Problem {
  at: string;
  what: string;
}

/** A state that another one may lead to, and the field that says so. */
export interface Target {
  name: string;
  at: string;
}
