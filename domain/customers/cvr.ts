/** A Danish company number of 8 digits whose check digit is right. */
export type Cvr = string & { readonly __cvr: true };

/** A GLN/EAN of 13 digits, by which public customers take invoices. */
export type Ean = string & { readonly __ean: true };

const CVR_WEIGHTS = [2, 7, 6, 5, 4, 3, 2, 1];

/** Reads a CVR number, with or without "DK" and blanks; null where the weighted sum is no multiple of 11 (Erhvervsstyrelsen's modulus 11). */
export function parseCvr(text: string): Cvr | null {
  const digits = text.trim().replace(/^DK/i, "").replaceAll(/[\s-]/g, "");
  if (!/^[1-9]\d{7}$/.test(digits)) return null;
  const weighted = CVR_WEIGHTS.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return weighted % 11 === 0 ? digits as Cvr : null;
}

/** Reads a 13-digit GLN, blanks allowed; null where the GS1 check digit is wrong. */
export function parseEan(text: string): Ean | null {
  const digits = text.replaceAll(/\s/g, "");
  if (!/^\d{13}$/.test(digits)) return null;
  const weighted = [...digits].reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 1 : 3), 0);
  return weighted % 10 === 0 ? digits as Ean : null;
}
