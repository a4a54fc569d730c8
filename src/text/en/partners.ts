export const partners = {
  names: {
    privacy: 'Privacy',
    hr: 'Human resources',
    it: 'Information technology',
    ohs: 'Occupational health and safety',
    legal: 'Legal services',
    communications: 'Communications',
    facilities: 'Facilities',
  },
  called: (id: string, partner: string, n: number) =>
    n === 1
      ? `${partner} was called into ${id}: one person was told.`
      : `${partner} was called into ${id}: ${n} people were told.`,
  nobody: (partner: string) =>
    `Nobody in the directory has the role ${partner}. Call them by telephone, and ask for the role to be imported.`,
  concerned: (id: string, partner: string) =>
    `${partner} was not called into ${id}: it was written by, or names, whoever could have been asked.`,
  leftOut: (names: string) =>
    `Not asked, because they wrote it or are named in what is known of it: ${names}.`,
  shutOut: (id: string, partner: string, names: string) =>
    `${names} (${partner}) can no longer see what was asked about ${id}, and will not answer it.`,
  unreached: (names: string) => `Not reached in chat, so please call them: ${names}.`,
  heading: (id: string) => `Security asks you about ${id}`,
  elsewhere: (id: string) =>
    `What is asked may not be shown here. Open it on a platform that may carry it: “⏵event show ${id}”.`,
  answer: 'Answer',
  answerTitle: 'Your answer',
  answerLabel: 'Only the officers who handle the event see it',
  needAnswer: 'Nothing was sent: write your answer first.',
  answered: (id: string) => `Your answer is kept with ${id}. Security has been told.`,
  tellOwner: (id: string, partner: string) => `${partner} answered about ${id}.`,
  howToCall: (example: string) =>
    `To call in a function of the department, name it and ask your question: ${example}`,
  noSuch: (found: string, words: string, example: string) =>
    `There is no “${found}” to call in. There are: ${words}. For example: ${example}`,
  waiting: 'waiting for an answer',
  seenByNobody: 'not answered, and nobody there may see it any more',
};
