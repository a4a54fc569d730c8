/**
 * A link as it is kept: its label, and behind it the address where the label is not the address itself. In a report of a
 * fraudulent message the address is the evidence.
 */
export function linkWords(label: string, address: string): string {
  const to = address.replace(/^(mailto|tel):/i, '');
  if (!label.trim()) return to;
  const bare = /^tel:/i.test(address) ? digits : site;
  return bare(label) === bare(to) ? label : `${label} (${to})`;
}

/** Without what platforms add to an address that somebody only wrote. */
function site(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/|mailto:)/, '')
    .replace(/\/$/, '');
}

function digits(number: string): string {
  return number.replace(/\D/g, '');
}
