/** The parts of an after-action report that people write; the rest is taken from the record (G.2.6, post-event analysis). */
export const reviewParts = ['worked', 'gaps', 'causes', 'plans', 'informed'] as const;
export type ReviewPart = (typeof reviewParts)[number];

export interface AfterAction {
  /** Drafted from the record when the room was closed, then reviewed by people, then shared with who took part. */
  state: 'draft' | 'reviewed' | 'shared';
  texts: Partial<Record<ReviewPart, string>>;
  reviewedBy?: string;
  reviewedAt?: string;
  sharedBy?: string;
  sharedAt?: string;
  /** What those who took part answered to three questions. */
  answers: ParticipantAnswer[];
}

export const participantQuestions = ['worked', 'missing', 'change'] as const;
export type ParticipantQuestion = (typeof participantQuestions)[number];

export interface ParticipantAnswer {
  person: string;
  at: string;
  texts: Partial<Record<ParticipantQuestion, string>>;
}
