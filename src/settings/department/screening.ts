import * as z from 'zod';
import { duration } from '../duration.ts';
import { privacyNotice } from './parts.ts';

const daysBefore = z.array(z.int().min(1).max(365)).min(1, 'give days, such as [180, 90, 30, 7]');

/** From the Directive on Security Screening: the bank, and how long a file is kept at least. */
const screeningNotice = {
  purpose: {
    en: 'To see whether your status or clearance still fits, and to reach you about it.',
    fr: 'Voir si votre cote ou votre habilitation convient toujours, et communiquer avec vous à ce sujet.',
  },
  authority: {
    en: 'Financial Administration Act, section 7, and the Directive on Security Screening.',
    fr: 'Loi sur la gestion des finances publiques, article 7, et Directive sur le filtrage de sécurité.',
  },
  bank: { en: 'Personnel Security Screening (PSU 917).', fr: 'Filtrage de sécurité du personnel (POU 917).' },
  seenBy: {
    en: 'The screening officers and the chief security officer; others only where the law requires it.',
    fr: 'Les agents du filtrage et le dirigeant principal de la sécurité; d’autres seulement si la loi l’exige.',
  },
  kept: {
    en: 'Here for the period that the department has set; in your screening file at least two years after you leave the public service.',
    fr: 'Ici pendant la période que le ministère a fixée; dans votre dossier de filtrage au moins deux ans après votre départ de la fonction publique.',
  },
};

/** Reminders of updates and checks, and who watches over them. */
export const screeningRules = z.strictObject({
  acknowledgeWithin: duration.prefault('P1D'),
  reminders: z
    .strictObject({
      updates: daysBefore.default([180, 90, 30, 7]),
      checks: daysBefore.default([30]),
      snooze: duration.prefault('P7D'),
      escalateAfter: duration.prefault('P2D'),
    })
    .prefault({}),
  positionsReviewed: z.iso.date('give a day such as 2024-05-01').optional(),
  securityAndIntelligence: z.boolean().default(false),
  notice: privacyNotice.prefault(screeningNotice),
});
