/** No document of the database holds them: a null character, and half of a surrogate pair. Neither is text. */
const notText = /\\u(?:0000|d[89a-f])/i;

/** A value as JSON that the database takes; what is no text in it becomes the sign for that, as browsers do it. */
export function textualJson(value: unknown): string {
  const json = JSON.stringify(value) ?? 'null';
  if (!notText.test(json)) return json;
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'string' ? each.replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd') : each,
  );
}

/** The same as a value. */
export function textual<T>(value: T): T {
  return notText.test(JSON.stringify(value)) ? (JSON.parse(textualJson(value)) as T) : value;
}
