/** A record number as a key that sorts by year and number, however many digits it has. */
export function orderOf(id: string): string {
  const [, year = '', number = ''] = id.split('-');
  return `${year}${number.padStart(12, '0')}`;
}
