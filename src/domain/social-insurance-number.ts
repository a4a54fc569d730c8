const mask = '•••-•••-•••';

/**
 * Nine digits in threes, joined or parted by any kind of space, hyphen or dash, a dot or a slash, that are no part of a longer number. Word
 * processors make other hyphens and spaces of those that were typed, and spreadsheets put tabs.
 */
const candidate =
  /(?<!\d)(?<!\d[-.])\d{3}(?:[\p{Zs}\t]?[\p{Pd}./]?[\p{Zs}\t]?)\d{3}(?:[\p{Zs}\t]?[\p{Pd}./]?[\p{Zs}\t]?)\d{3}(?![-.]?\d)/gu;

/** Takes every number that passes the check of a social insurance number out of a text, and says how many there were. */
export function maskSocialInsuranceNumbers(text: string): { text: string; masked: number } {
  let masked = 0;
  const result = text.replace(candidate, (found) => {
    if (!passesCheck(found.replace(/\D/g, ''))) return found;
    masked += 1;
    return mask;
  });
  return { text: result, masked };
}

/** The check digit of a nine-digit number (Luhn): every second digit doubled, the digits' sum a multiple of ten. */
function passesCheck(digits: string): boolean {
  let sum = 0;
  for (const [i, character] of [...digits].entries()) {
    const doubled = Number(character) * (i % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
