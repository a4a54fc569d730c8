import type { AlertKind, WantedAnswer } from './alert.ts';
import type { Bilingual } from './bilingual.ts';

/** An alert that is ready to be sent, as `data/alert-templates.yaml` holds it: always in both languages. */
export interface AlertTemplate {
  id: string;
  /** What may be typed for it, in either language, without accents: English readers are shown the first, French ones the last. */
  words: readonly string[];
  /** What people also say of what it is for, in either language, without accents. */
  spoken?: readonly string[] | undefined;
  kind: AlertKind;
  wanted: WantedAnswer;
  title: Bilingual;
  body: Bilingual;
}
