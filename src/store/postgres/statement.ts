/** A statement that the server keeps planned, under its name. */
export interface Statement {
  name: string;
  text: string;
}
