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
  /** What those who took part answered to three questions, each time that they did. */
  answers: ParticipantAnswer[];
  /** What was written, and what stood there before. */
  history?: ReviewChange[];
}

export interface ReviewChange {
  at: string;
  by: string;
  part: ReviewPart;
  from?: string;
  to?: string;
}

/** A report with its parts as somebody has them from now on; what they had before stays on record. */
export function withTexts(
  review: AfterAction,
  texts: AfterAction['texts'],
  by: string,
  now: Date,
): AfterAction {
  const changes = reviewParts
    .filter((part) => review.texts[part] !== texts[part])
    .map((part): ReviewChange => {
      const [from, to] = [review.texts[part], texts[part]];
      const values = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
      return { at: now.toISOString(), by, part, ...values };
    });
  return { ...review, texts, history: [...(review.history ?? []), ...changes] };
}

/** What counts of what people answered: the last of each. */
export function lastAnswers({ answers }: AfterAction): ParticipantAnswer[] {
  return [...new Map(answers.map((each) => [each.person, each])).values()];
}

export const participantQuestions = ['worked', 'missing', 'change'] as const;
export type ParticipantQuestion = (typeof participantQuestions)[number];

export interface ParticipantAnswer {
  person: string;
  at: string;
  texts: Partial<Record<ParticipantQuestion, string>>;
}
