import { fold } from '../chat/words.ts';

/** What gives a message away, in the order in which it is told. */
const phishingSigns = ['link', 'credentials', 'money', 'secret', 'hurry', 'attachment', 'parcel'] as const;
export type PhishingSign = (typeof phishingSigns)[number];

/** Of folded text. They only teach: nothing is decided by them. */
const words: Readonly<Record<Exclude<PhishingSign, 'link'>, RegExp>> = {
  credentials:
    /\b(password|passcode|verification code|sign[- ]?in|log[- ]?in|verify (your|my) account|mfa|mot de passe|code de verification|connexion|verifier (votre|mon) compte|identifiant)/,
  money:
    /\b(gift cards?|wire|transfer|payment|invoice|bank(ing)? (details|account)|bitcoin|crypto|cartes?[- ]cadeaux?|virement|paiement|facture|coordonnees bancaires|compte bancaire)/,
  secret:
    /\b(keep (it|this) (quiet|confidential|between us)|do not (call|tell)|don't (call|tell)|between us|confidentiel|n'en parle[rz]?|entre nous|n'appele[rz]?)/,
  hurry:
    /\b(urgent|immediately|right away|within \d+ (hours?|minutes?)|suspended|expire[sd]?|last (notice|warning)|final notice|immediatement|tout de suite|d'ici \d+ heures?|suspendu|dernier avis)/,
  attachment:
    /(^|\s)[^\s/:]+\.(exe|zip|iso|js|vbs|scr|bat|html?|docm|xlsm|lnk)\b|\b(attachment|piece jointe)/,
  parcel:
    /\b(parcel|package|delivery|refund|prize|lottery|won\b|colis|livraison|remboursement|prix a gagner|loterie)/,
};

/** Names that a site likes to begin with to look like another one. */
const borrowed = /\b(canada\.ca|gc\.ca|microsoft\.com|office\.com|slack\.com)\.[a-z0-9-]+\.[a-z]/;
/** A number instead of a name, or letters that look like others. */
const oddSite = /https?:\/\/(\d{1,3}(\.\d{1,3}){3}|[^\s/]*xn--)/;
/** `https://bank.example@evil.example` */
const before = /https?:\/\/[^\s/]+@/;

/** The usual signs of a fraudulent message in what somebody reports of one. */
export function signsOf(text: string): PhishingSign[] {
  const folded = fold(text);
  return phishingSigns.filter((sign) =>
    sign === 'link'
      ? borrowed.test(folded) || oddSite.test(folded) || before.test(folded)
      : words[sign].test(folded),
  );
}
